using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ConfirmForgotPasswordTests
{
    [Fact]
    public async Task The_code_sets_the_password_and_ends_every_session()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await AReset(cognito);
        var tokens = await cognito.SignIn(client);
        await cognito.Invoke(Confirm(client, await cognito.NewestCode(pool)));
        await cognito.SignIn(client, password: "Another-Horse-9");
        await cognito.RefusesAsUnauthorized(cognito.PasswordAuth(client), "Incorrect username or password.");
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = tokens.AccessToken! }, "Access Token has been revoked");
        await cognito.RefusesAsUnauthorized(TestCognito.RefreshAuth(client, tokens.RefreshToken!), "Refresh Token has been revoked");
        await cognito.Refuses(Confirm(client, await cognito.NewestCode(pool)), ErrorCodes.ExpiredCodeException, "Invalid code provided, please request a code again.");
    }

    [Fact]
    public async Task One_code_used_fifty_times_at_once_resets_once()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await AReset(cognito);
        var code = await cognito.NewestCode(pool);
        var (done, refusals) = await cognito.AtOnce(50, i => Confirm(client, code) with { Password = $"Another-Horse-{i}" });
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Contains(r.Code, new[] { ErrorCodes.ExpiredCodeException, ErrorCodes.LimitExceededException }));
    }

    [Fact]
    public async Task Five_guesses_are_judged_however_many_come_at_once()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await AReset(cognito);
        var code = await cognito.NewestCode(pool);
        var (done, refusals) = await cognito.AtOnce(60, i => Confirm(client, $"x{i:00000}"));
        Assert.Equal(0, done);
        Assert.Equal(5, refusals.Count(r => r.Code == ErrorCodes.CodeMismatchException));
        await cognito.Refuses(Confirm(client, code), ErrorCodes.LimitExceededException, "Attempt limit exceeded, please try after some time.");
    }

    [Fact]
    public async Task A_code_lives_an_hour()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await AReset(cognito);
        cognito.Clock.Advance(TimeSpan.FromHours(1));
        await cognito.Refuses(Confirm(client, await cognito.NewestCode(pool)), ErrorCodes.ExpiredCodeException, "Invalid code provided, please request a code again.");
        await cognito.Invoke(new ForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana" });
        cognito.Clock.Advance(TimeSpan.FromMinutes(59));
        await cognito.Invoke(Confirm(client, await cognito.NewestCode(pool)));
    }

    [Fact]
    public async Task A_weak_password_does_not_cost_the_code()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await AReset(cognito);
        var code = await cognito.NewestCode(pool);
        for (var i = 0; i < 6; i++)
            await cognito.Refuses(Confirm(client, code) with { Password = "weak" }, ErrorCodes.InvalidPasswordException, "Password did not conform with policy: Password not long enough");
        await cognito.Invoke(Confirm(client, code));
    }

    [Fact]
    public async Task A_password_of_the_history_is_refused_and_the_code_remains()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await AReset(cognito, p => p with { Policies = new() { PasswordPolicy = new() { MinimumLength = 8, PasswordHistorySize = 2 } } });
        var code = await cognito.NewestCode(pool);
        await cognito.Refuses(Confirm(client, code) with { Password = TestCognito.Password }, ErrorCodes.PasswordHistoryPolicyViolationException, "Password has previously been used.");
        await cognito.Invoke(Confirm(client, code));
    }

    [Fact]
    public async Task No_code_of_another_purpose_user_or_pool_resets_a_password()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var tokens = await cognito.SignIn(client);
        await cognito.Invoke(new GetUserAttributeVerificationCodeRequest { AccessToken = tokens.AccessToken!, AttributeName = "email" });
        await cognito.Refuses(Confirm(client, await cognito.NewestCode(pool)), ErrorCodes.ExpiredCodeException, "Invalid code provided, please request a code again.");

        await cognito.AUser(pool, "ben");
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await cognito.Invoke(new ForgotPasswordRequest { ClientId = client.ClientId!, Username = "ben" });
        await cognito.Refuses(Confirm(client, await cognito.NewestCode(pool)), ErrorCodes.ExpiredCodeException, "Invalid code provided, please request a code again.");
        var (_, other) = await AReset(cognito);
        if (await cognito.NewestCode(pool) is var bens) Assert.Equal(ErrorCodes.CodeMismatchException, (await cognito.Refusal(Confirm(other, bens + "0"))).Code);
        await cognito.RefusesUnknownUser(Confirm(client, "123456") with { Username = "nobody" });
        await cognito.SignIn(client);
    }

    [Fact]
    public async Task A_disabled_user_resets_nothing()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await AReset(cognito);
        await cognito.Invoke(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        await cognito.RefusesAsUnauthorized(Confirm(client, await cognito.NewestCode(pool)), "User is disabled.");
    }

    /// <summary>It proves the mailbox that it went to: a thief's, until an administrator takes it off the account.</summary>
    [Theory]
    [InlineData("changed")]
    [InlineData("not verified any more")]
    [InlineData("deleted")]
    [InlineData("another password")]
    public async Task A_code_dies_with_the_address_that_it_went_to_and_with_a_later_password(string how)
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await AReset(cognito);
        var code = await cognito.NewestCode(pool);
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        switch (how)
        {
            case "changed":
                await cognito.SetAttributes(pool, "ana", ("email", "ana@example.net"), ("email_verified", "true"));
                break;
            case "not verified any more":
                await cognito.SetAttributes(pool, "ana", ("email_verified", "false"));
                break;
            case "deleted":
                await cognito.Invoke(new AdminDeleteUserAttributesRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributeNames = ["email"] });
                break;
            default:
                await cognito.Invoke(new AdminSetUserPasswordRequest { UserPoolId = pool.Id!, Username = "ana", Password = TestCognito.Password, Permanent = true });
                break;
        }

        await cognito.Refuses(Confirm(client, code), ErrorCodes.ExpiredCodeException, "Invalid code provided, please request a code again.");
        await cognito.SignIn(client);
    }

    [Fact]
    public async Task A_code_is_good_at_the_app_client_that_asked_for_it()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await AReset(cognito);
        var other = await cognito.AClient(pool);
        var code = await cognito.NewestCode(pool);
        await cognito.Refuses(Confirm(other, code), ErrorCodes.CodeMismatchException, "Invalid verification code provided, please try again.");
        await cognito.Invoke(Confirm(client, code));

        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await cognito.Invoke(new AdminResetUserPasswordRequest { UserPoolId = pool.Id!, Username = "ana" });
        await cognito.Invoke(Confirm(other, await cognito.NewestCode(pool)) with { Password = "Third-Horse-9" });
    }

    private static async Task<(UserPoolType, UserPoolClientType)> AReset(TestCognito cognito, Func<CreateUserPoolRequest, CreateUserPoolRequest>? with = null)
    {
        var pool = await cognito.APool(with);
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.Invoke(new ForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana" });
        return (pool, client);
    }

    private static ConfirmForgotPasswordRequest Confirm(UserPoolClientType client, string code) => new() { ClientId = client.ClientId!, Username = "ana", ConfirmationCode = code, Password = "Another-Horse-9" };
}
