using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminRevokeUserSessionTests : TrackedPool
{
    [Theory]
    [InlineData("LINKED", false)]
    [InlineData("NONE", true)]
    [InlineData(null, true)]
    public async Task A_browser_ends_alone_or_with_what_came_from_it(string? associated, bool tokensLive)
    {
        var (browser, tokens) = await SignInAtSite();
        var other = await SignIn();
        await Cognito.Invoke(Revoke((await Sessions()).Single(s => s.SessionType == "SSO").SessionId!, associated));
        Assert.Null((await Cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(Client), BrowserSession = browser })).Location);
        Assert.Equal(tokensLive, (await Cognito.Outcome(new GetUserRequest { AccessToken = tokens.AccessToken })).Refusal is null);
        await Cognito.Invoke(new GetUserRequest { AccessToken = other.AccessToken! });
    }

    [Theory]
    [InlineData("LINKED", 0)]
    [InlineData("NONE", 1)]
    public async Task Tokens_end_alone_or_with_their_browser(string associated, int left)
    {
        await SignInAtSite();
        await Cognito.Invoke(Revoke((await Sessions()).Single(s => s.SessionType == "TOKEN").SessionId!, associated));
        Assert.Equal(left, (await Sessions()).Count);
    }

    [Theory]
    [InlineData("LINKED")]
    [InlineData("NONE")]
    public async Task A_code_on_its_way_from_the_browser_ends_with_it(string associated)
    {
        var location = (await Cognito.SignInAtSite(Client)).Location!;
        await Cognito.Invoke(Revoke((await Sessions()).Single(s => s.SessionType == "SSO").SessionId!, associated));
        Assert.Equal(ErrorCodes.InvalidGrant, (await Cognito.Refusal(TestCognito.Redeem(Client, TestCognito.Member(location, "code")))).Code);
    }

    [Fact]
    public async Task RevokeToken_takes_the_browser_along_when_asked()
    {
        var (_, tokens) = await SignInAtSite();
        await Cognito.Invoke(new RevokeTokenRequest { ClientId = Client.ClientId!, Token = tokens.RefreshToken!, RevokeAssociatedSessions = "LINKED" });
        Assert.Empty(await Sessions());
    }

    [Fact]
    public async Task Refuses_what_is_not_there()
    {
        await Cognito.Refuses(Revoke("tkn" + new string('a', 25), null), ErrorCodes.ResourceNotFoundException, "Session does not exist.");
        await Track(20, "DISABLED");
        await RefusesAsUntracked(Revoke("tkn" + new string('a', 25), null));
    }

    private AdminRevokeUserSessionRequest Revoke(string id, string? associated) => new() { UserPoolId = Pool.Id!, Username = "ana", SessionId = id, RevokeAssociatedSessions = associated };
}
