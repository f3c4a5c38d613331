using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminSetUserPasswordTests
{
    [Fact]
    public async Task A_permanent_password_confirms_and_a_temporary_one_must_be_changed()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.SignUp(client);
        await cognito.Invoke(Request(pool, "Another-Horse-9", true));
        await cognito.SignIn(client, password: "Another-Horse-9");
        await cognito.Invoke(Request(pool, "Temporary-1", false));
        Assert.Equal(UserStatusType.ForceChangePassword, (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" })).UserStatus);
        Assert.Equal(ChallengeNameType.NewPasswordRequired, (await cognito.StartSignIn(client, password: "Temporary-1")).ChallengeName);
    }

    [Fact]
    public async Task A_temporary_password_runs_out_after_the_pools_days()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { Policies = new() { PasswordPolicy = new() { MinimumLength = 8, TemporaryPasswordValidityDays = 2 } } });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.Invoke(Request(pool, "Temporary-1", false));
        cognito.Clock.Advance(TimeSpan.FromDays(2));
        await cognito.RefusesAsUnauthorized(cognito.PasswordAuth(client, password: "Temporary-1"), "Temporary password has expired and must be reset by an administrator.");
        await cognito.RefusesAsUnauthorized(cognito.PasswordAuth(client, password: "Temporary-2"), "Incorrect username or password.");
    }

    [Fact]
    public async Task Ends_a_lock()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        for (var i = 0; i < 5; i++) await cognito.Refusal(cognito.PasswordAuth(client, password: "Wrong-Horse-9"));
        await cognito.Invoke(Request(pool, "Another-Horse-9", true));
        await cognito.SignIn(client, password: "Another-Horse-9");
    }

    [Fact]
    public async Task Policy_and_history_hold_for_administrators_too()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { Policies = new() { PasswordPolicy = new() { MinimumLength = 12, RequireNumbers = true, PasswordHistorySize = 1 } } });
        await cognito.AnInvitedUser(pool, "ana", "temporary-password-1");
        await cognito.Refuses(Request(pool, "short-1", true), ErrorCodes.InvalidPasswordException, "Password did not conform with policy: Password not long enough");
        await cognito.Refuses(Request(pool, "no-number-in-it", true), ErrorCodes.InvalidPasswordException, "Password did not conform with policy: Password must have numeric characters");
        await cognito.Refuses(Request(pool, "temporary-password-1", true), ErrorCodes.PasswordHistoryPolicyViolationException, "Password has previously been used.");
        await cognito.RefusesUnknownUser(Request(pool, "long-enough-123", true) with { Username = "nobody" });
    }

    private static AdminSetUserPasswordRequest Request(UserPoolType pool, string password, bool permanent) => new() { UserPoolId = pool.Id!, Username = "ana", Password = password, Permanent = permanent };
}
