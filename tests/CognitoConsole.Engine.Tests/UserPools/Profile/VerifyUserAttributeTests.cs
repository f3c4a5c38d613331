using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class VerifyUserAttributeTests
{
    [Fact]
    public async Task One_code_used_fifty_times_at_once_verifies_once()
    {
        await using var cognito = new TestCognito();
        var (pool, _, token) = await WithCode(cognito);
        var code = await cognito.NewestCode(pool);
        var (done, refusals) = await cognito.AtOnce(50, _ => Verify(token, code));
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Contains(r.Code, new[] { ErrorCodes.ExpiredCodeException, ErrorCodes.LimitExceededException }));
        Assert.Equal("true", (await cognito.AttributesOf(pool, "ana"))["email_verified"]);
    }

    [Fact]
    public async Task Five_tries_per_code_fifteen_an_hour_and_one_day()
    {
        await using var cognito = new TestCognito();
        var (pool, _, token) = await WithCode(cognito);
        var code = await cognito.NewestCode(pool);
        for (var i = 0; i < 5; i++) await cognito.Refuses(Verify(token, "wrong"), ErrorCodes.CodeMismatchException, "Invalid verification code provided, please try again.");
        await cognito.Refuses(Verify(token, code), ErrorCodes.LimitExceededException, "Attempt limit exceeded, please try after some time.");

        await using var later = new TestCognito();
        var (laterPool, client, _) = await WithCode(later);
        later.Clock.Advance(TimeSpan.FromHours(24));
        await later.Refuses(Verify((await later.SignIn(client)).AccessToken!, await later.NewestCode(laterPool)), ErrorCodes.ExpiredCodeException, "Invalid code provided, please request a code again.");
    }

    [Fact]
    public async Task A_code_proves_only_the_value_it_was_sent_to()
    {
        await using var cognito = new TestCognito();
        var (pool, _, token) = await WithCode(cognito);
        var code = await cognito.NewestCode(pool);
        await cognito.Invoke(new UpdateUserAttributesRequest { AccessToken = token, UserAttributes = TestCognito.Attributes(("email", "victim@example.org")) });
        Assert.Contains((await cognito.Refusal(Verify(token, code))).Code, new[] { ErrorCodes.CodeMismatchException, ErrorCodes.ExpiredCodeException });
        Assert.Equal("false", (await cognito.AttributesOf(pool, "ana"))["email_verified"]);
    }

    [Fact]
    public async Task A_value_that_an_administrator_changed_meanwhile_is_not_proven()
    {
        await using var cognito = new TestCognito();
        var (pool, _, token) = await WithCode(cognito);
        var code = await cognito.NewestCode(pool);
        await cognito.SetAttributes(pool, "ana", ("email", "desk@example.org"), ("email_verified", "true"));
        await cognito.Refuses(Verify(token, code), ErrorCodes.ExpiredCodeException, "Invalid code provided, please request a code again.");
        Assert.Equal("desk@example.org", (await cognito.AttributesOf(pool, "ana"))["email"]);

        // Unless the administrator vouches for it, a code of its own goes out.
        await cognito.SetAttributes(pool, "ana", ("email", "victim@example.org"));
        await cognito.Refuses(Verify(token, code), ErrorCodes.CodeMismatchException, "Invalid verification code provided, please try again.");
        Assert.Equal(("victim@example.org", "false"), await cognito.AttributesOf(pool, "ana") is var a ? (a["email"], a["email_verified"]) : default);
    }

    [Fact]
    public async Task An_alias_moves_to_whoever_proves_it_last()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AliasAttributes = ["email"], AutoVerifiedAttributes = ["email"] });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool, "ana");
        await cognito.AUser(pool, "ben");
        var token = (await cognito.SignIn(client, "ben")).AccessToken!;
        await cognito.Invoke(new UpdateUserAttributesRequest { AccessToken = token, UserAttributes = TestCognito.Attributes(("email", "ana@example.com")) });
        Assert.Equal("ana", TestCognito.Claims((await cognito.SignIn(client, "ana@example.com")).AccessToken!).GetProperty("username").GetString());
        await cognito.Invoke(Verify(token, await cognito.NewestCode(pool)));
        Assert.Equal("ben", TestCognito.Claims((await cognito.SignIn(client, "ana@example.com")).AccessToken!).GetProperty("username").GetString());
        Assert.Equal("false", (await cognito.AttributesOf(pool, "ana"))["email_verified"]);
        await cognito.SignIn(client, "ana");
    }

    [Fact]
    public async Task A_pending_email_that_became_somebodys_user_name_is_refused()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UsernameAttributes = ["email"], AutoVerifiedAttributes = ["email"], UserAttributeUpdateSettings = new() { AttributesRequireVerificationBeforeUpdate = ["email"] } });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var token = (await cognito.SignIn(client, "ana@example.com")).AccessToken!;
        await cognito.Invoke(new UpdateUserAttributesRequest { AccessToken = token, UserAttributes = TestCognito.Attributes(("email", "ben@example.com")) });
        var code = await cognito.NewestCode(pool);
        await cognito.AUser(pool, "ben");
        await cognito.Refuses(Verify(token, code), ErrorCodes.AliasExistsException, "An account with the given email already exists.");
    }

    /// <summary>Who has taken an account over changes its address; an administrator sets it right again.</summary>
    [Theory]
    [InlineData("changed")]
    [InlineData("set to the same value")]
    [InlineData("deleted")]
    public async Task A_pending_value_ends_with_what_an_administrator_does_to_the_attribute(string how)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], UserAttributeUpdateSettings = new() { AttributesRequireVerificationBeforeUpdate = ["email"] } });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var token = (await cognito.SignIn(client)).AccessToken!;
        await cognito.Invoke(new UpdateUserAttributesRequest { AccessToken = token, UserAttributes = TestCognito.Attributes(("email", "eve@example.org")) });
        var code = await cognito.NewestCode(pool);
        if (how == "deleted") await cognito.Invoke(new AdminDeleteUserAttributesRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributeNames = ["email"] });
        else await cognito.SetAttributes(pool, "ana", ("email", how == "changed" ? "ana@example.net" : "ana@example.com"), ("email_verified", "true"));
        var before = await cognito.AttributesOf(pool, "ana");
        await cognito.Refuses(Verify(token, code), ErrorCodes.ExpiredCodeException, "Invalid code provided, please request a code again.");
        Assert.Equal(before, await cognito.AttributesOf(pool, "ana"));
    }

    private static async Task<(UserPoolType, UserPoolClientType, string)> WithCode(TestCognito cognito)
    {
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var token = (await cognito.SignIn(client)).AccessToken!;
        await cognito.Invoke(new UpdateUserAttributesRequest { AccessToken = token, UserAttributes = TestCognito.Attributes(("email", "new@example.org")) });
        return (pool, client, token);
    }

    private static VerifyUserAttributeRequest Verify(string token, string code) => new() { AccessToken = token, AttributeName = "email", Code = code };
}
