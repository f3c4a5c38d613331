using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetUserInfoTests
{
    [Fact]
    public async Task Shows_what_the_scopes_open_with_flags_as_texts()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var tokens = await cognito.TokensFromSite(client);
        var claims = (await cognito.Invoke(Info(tokens.AccessToken))).Claims;
        Assert.Equal(TestCognito.Claims(tokens.AccessToken).GetProperty("sub").GetString(), claims["sub"]);
        Assert.Equal("ana", claims["username"]);
        Assert.Equal("ana@example.com", claims["email"]);
        Assert.Equal("true", claims["email_verified"]);
        var narrow = await cognito.TokensFromSite(client, TestCognito.Parameters(client) with { Scope = "openid profile" });
        Assert.DoesNotContain("email", (await cognito.Invoke(Info(narrow.AccessToken))).Claims.Keys);
    }

    [Fact]
    public async Task Takes_nothing_but_an_access_token_with_openid_of_this_pool()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var tokens = await cognito.TokensFromSite(client);
        var viaApi = await cognito.SignIn(client);
        var other = await cognito.APool();
        await cognito.ADomain(other, "other");
        foreach (var request in new[] { Info(tokens.IdToken!), Info(tokens.RefreshToken!), Info(viaApi.AccessToken!), Info("garbage"), Info(tokens.AccessToken) with { Domain = "other" } })
            Assert.Equal(ErrorCodes.InvalidToken, (await cognito.Refusal(request)).Code);
    }

    [Fact]
    public async Task Ends_with_the_token_the_sign_out_and_the_user()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var expired = await cognito.TokensFromSite(client);
        cognito.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ErrorCodes.InvalidToken, (await cognito.Refusal(Info(expired.AccessToken))).Code);
        var signedOut = await cognito.TokensFromSite(client);
        await cognito.Invoke(new AdminUserGlobalSignOutRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.Equal(ErrorCodes.InvalidToken, (await cognito.Refusal(Info(signedOut.AccessToken))).Code);
    }

    private static GetUserInfoRequest Info(string token) => new() { Domain = TestCognito.Domain, AccessToken = token };
}
