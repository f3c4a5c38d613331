using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ConfirmSignUpTests
{
    [Fact]
    public async Task The_code_confirms_the_user_and_verifies_what_it_was_sent_to()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await APoolWithSignUp(cognito);
        await cognito.Invoke(Confirm(client, await cognito.NewestCode(pool)));
        Assert.Equal("true", (await cognito.AttributesOf(pool, "ana"))["email_verified"]);
        await cognito.SignIn(client);
        await cognito.RefusesAsUnauthorized(Confirm(client, "123456"), "User cannot be confirmed. Current status is CONFIRMED");
    }

    [Fact]
    public async Task One_code_used_fifty_times_at_once_confirms_once()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await APoolWithSignUp(cognito);
        var code = await cognito.NewestCode(pool);
        var (done, refusals) = await cognito.AtOnce(50, _ => Confirm(client, code));
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Contains(r.Code, new[] { ErrorCodes.ExpiredCodeException, ErrorCodes.LimitExceededException, ErrorCodes.NotAuthorizedException }));
    }

    [Fact]
    public async Task Five_tries_per_code_and_a_new_code_makes_the_old_one_worthless()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await APoolWithSignUp(cognito);
        var code = await cognito.NewestCode(pool);
        var wrong = code == "000000" ? "000001" : "000000";
        for (var i = 0; i < 5; i++) await cognito.Refuses(Confirm(client, wrong), ErrorCodes.CodeMismatchException, "Invalid verification code provided, please try again.");
        await cognito.Refuses(Confirm(client, code), ErrorCodes.LimitExceededException, "Attempt limit exceeded, please try after some time.");
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await cognito.Invoke(new ResendConfirmationCodeRequest { ClientId = client.ClientId!, Username = "ana" });
        var fresh = await cognito.NewestCode(pool);
        if (fresh != code) await cognito.Refuses(Confirm(client, code), ErrorCodes.CodeMismatchException, "Invalid verification code provided, please try again.");
        await cognito.Invoke(Confirm(client, fresh));
    }

    [Fact]
    public async Task Fifteen_tries_an_hour()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await APoolWithSignUp(cognito);
        for (var i = 0; i < 15; i++) Assert.NotEqual("", (await cognito.Refusal(Confirm(client, "wrong"))).Code);
        await cognito.Invoke(new ResendConfirmationCodeRequest { ClientId = client.ClientId!, Username = "ana" });
        await cognito.Refuses(Confirm(client, "wrong"), ErrorCodes.LimitExceededException, "Attempt limit exceeded, please try after some time.");
        cognito.Clock.Advance(TimeSpan.FromHours(1));
        await cognito.Refuses(Confirm(client, "wrong"), ErrorCodes.CodeMismatchException, "Invalid verification code provided, please try again.");
    }

    [Fact]
    public async Task A_code_lives_a_day()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await APoolWithSignUp(cognito);
        cognito.Clock.Advance(TimeSpan.FromHours(24));
        await cognito.Refuses(Confirm(client, await cognito.NewestCode(pool)), ErrorCodes.ExpiredCodeException, "Invalid code provided, please request a code again.");
    }

    [Fact]
    public async Task A_code_is_good_for_its_own_user_pool_and_purpose_only()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await APoolWithSignUp(cognito);
        var code = await cognito.NewestCode(pool);
        await cognito.SignUp(client, "ben");
        if (code != await cognito.NewestCode(pool)) Assert.Equal(ErrorCodes.CodeMismatchException, (await cognito.Refusal(Confirm(client, code) with { Username = "ben" })).Code);
        Assert.Equal(ErrorCodes.ExpiredCodeException, (await cognito.Refusal(new ConfirmForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana", ConfirmationCode = code, Password = "Another-Horse-9" })).Code);
        var (_, other) = await APoolWithSignUp(cognito);
        if (code != await cognito.NewestCode(pool)) Assert.Equal(ErrorCodes.CodeMismatchException, (await cognito.Refusal(Confirm(other, code))).Code);
        await cognito.RefusesUnknownUser(Confirm(client, code) with { Username = "nobody" });
    }

    [Fact]
    public async Task An_alias_that_is_taken_stays_where_it_is_unless_it_is_forced()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await APoolWithSignUp(cognito, p => p with { AliasAttributes = ["email"] });
        await cognito.Invoke(Confirm(client, await cognito.NewestCode(pool)));
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await cognito.SignUp(client, "ben", email: "ana@example.com");
        var request = Confirm(client, await cognito.NewestCode(pool)) with { Username = "ben" };
        await cognito.Refuses(request, ErrorCodes.AliasExistsException, "An account with the email already exists.");
        Assert.Equal("ana", (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana@example.com" })).Username);

        await cognito.Invoke(request with { ForceAliasCreation = true });
        Assert.Equal("ben", (await cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana@example.com" })).Username);
        Assert.Equal(("ana@example.com", "false"), ((await cognito.AttributesOf(pool, "ana"))["email"], (await cognito.AttributesOf(pool, "ana"))["email_verified"]));
        Assert.Equal("ben", TestCognito.Claims((await cognito.SignIn(client, "ana@example.com")).AccessToken!).GetProperty("username").GetString());
    }

    private static async Task<(UserPoolType, UserPoolClientType)> APoolWithSignUp(TestCognito cognito, Func<CreateUserPoolRequest, CreateUserPoolRequest>? with = null)
    {
        var pool = await cognito.APool(p => (with?.Invoke(p) ?? p) with { AutoVerifiedAttributes = ["email"] });
        var client = await cognito.AClient(pool);
        await cognito.SignUp(client);
        return (pool, client);
    }

    private static ConfirmSignUpRequest Confirm(UserPoolClientType client, string code) => new() { ClientId = client.ClientId!, Username = "ana", ConfirmationCode = code };
}
