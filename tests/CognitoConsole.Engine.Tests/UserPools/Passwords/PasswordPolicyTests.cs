using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class PasswordPolicyTests
{
    [Theory, MemberData(nameof(Rules))]
    [Shows("UserPool.Policies.PasswordPolicy.MinimumLength", "UserPool.Policies.PasswordPolicy.RequireUppercase", "UserPool.Policies.PasswordPolicy.RequireLowercase")]
    [Shows("UserPool.Policies.PasswordPolicy.RequireNumbers", "UserPool.Policies.PasswordPolicy.RequireSymbols")]
    public async Task Each_rule_refuses_what_breaks_it_and_nothing_else(PasswordPolicyType policy, string broken, string kept, string rule)
    {
        await using var cognito = new TestCognito();
        var client = await cognito.AClient(await cognito.APool(p => p with { Policies = new() { PasswordPolicy = policy } }));
        await cognito.Refuses(Request(client, "ana", broken), ErrorCodes.InvalidPasswordException, $"Password did not conform with policy: {rule}");
        await cognito.Invoke(Request(client, "ana", kept));

        var open = await cognito.AClient(await cognito.APool(p => p with { Policies = new() { PasswordPolicy = new() { MinimumLength = 6 } } }));
        await cognito.Invoke(Request(open, "ana", broken));
    }

    public static TheoryData<PasswordPolicyType, string, string, string> Rules => new()
    {
        { new() { MinimumLength = 12 }, "elevenchars", "twelve chars", "Password not long enough" },
        { new() { MinimumLength = 6, RequireUppercase = true }, "lower-1", "Upper-", "Password must have uppercase characters" },
        { new() { MinimumLength = 6, RequireLowercase = true }, "UPPER-1", "lOWER!", "Password must have lowercase characters" },
        { new() { MinimumLength = 6, RequireNumbers = true }, "No-Number", "number1", "Password must have numeric characters" },
        { new() { MinimumLength = 6, RequireSymbols = true }, "NoSymbol1", "symbol-", "Password must have symbol characters" },
    };

    [Theory]
    [InlineData(null, null, 7)]
    [InlineData(3, null, 3)]
    [InlineData(null, 20, 20)]
    [Shows("UserPool.Policies.PasswordPolicy.TemporaryPasswordValidityDays", "UserPool.AdminCreateUserConfig.UnusedAccountValidityDays")]
    public async Task A_temporary_password_is_good_for_so_many_days(int? validityDays, int? unusedDays, int days)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with
        {
            Policies = validityDays is null ? null : new() { PasswordPolicy = new() { MinimumLength = 8, TemporaryPasswordValidityDays = validityDays } },
            AdminCreateUserConfig = unusedDays is null ? null : new() { UnusedAccountValidityDays = unusedDays },
        });
        var client = await cognito.AClient(pool);
        await cognito.AnInvitedUser(pool);
        cognito.Clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromSeconds(1));
        Assert.Equal(ChallengeNameType.NewPasswordRequired, (await cognito.StartSignIn(client, password: "Temporary-1")).ChallengeName);
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await cognito.RefusesAsUnauthorized(cognito.PasswordAuth(client, password: "Temporary-1"), "Temporary password has expired and must be reset by an administrator.");
    }

    private static SignUpRequest Request(UserPoolClientType client, string username, string password) => new() { ClientId = client.ClientId!, Username = username, Password = password };
}
