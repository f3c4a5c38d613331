using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListUserSessionsTests : TrackedPool
{
    [Fact]
    public async Task Shows_tokens_and_browsers_newest_first_and_which_is_this_one()
    {
        var tokens = await SignIn();
        var (_, site) = await SignInAtSite();
        var sessions = (await Cognito.Invoke(new ListUserSessionsRequest { AccessToken = tokens.AccessToken! })).Sessions!;
        Assert.Equal(3, sessions.Count);
        Assert.True(sessions.Zip(sessions.Skip(1)).All(p => p.First.CreateDate >= p.Second.CreateDate));
        var sso = sessions.Single(s => s.SessionType == "SSO");
        Assert.Matches("^sso[a-z0-9]{25}$", sso.SessionId!);
        Assert.Equal(sso.SessionId, sessions.Single(s => s.OriginSessionId is not null).OriginSessionId);
        var current = sessions.Single(s => s.IsCurrentSession == true);
        Assert.Matches("^tkn[a-z0-9]{25}$", current.SessionId!);
        Assert.Equal((Client.ClientId, "192.0.2.7", null), (current.ClientId, current.LastIPAddress, current.OriginSessionId));
        Assert.NotNull(site.AccessToken);
    }

    [Fact]
    public async Task A_refresh_is_an_activity_and_a_revoked_session_is_gone()
    {
        var tokens = await SignIn();
        Cognito.Clock.Advance(TimeSpan.FromMinutes(10));
        await Cognito.Invoke(new InitiateAuthRequest { ClientId = Client.ClientId!, AuthFlow = AuthFlowType.RefreshTokenAuth, AuthParameters = new Dictionary<string, string> { ["REFRESH_TOKEN"] = tokens.RefreshToken! } });
        var session = Assert.Single((await Cognito.Invoke(new ListUserSessionsRequest { AccessToken = tokens.AccessToken! })).Sessions!);
        Assert.Equal(TimeSpan.FromMinutes(10), session.LastActiveDate - session.CreateDate);
        await Cognito.Invoke(new RevokeTokenRequest { ClientId = Client.ClientId!, Token = tokens.RefreshToken! });
        Assert.Empty(await Sessions());
    }

    [Fact]
    public async Task Is_refused_without_tracking_and_without_a_token()
    {
        var tokens = await SignIn();
        await Track(20, "DISABLED");
        await RefusesAsUntracked(new ListUserSessionsRequest { AccessToken = tokens.AccessToken! });
        await Cognito.RefusesAsUnauthorized(new ListUserSessionsRequest { AccessToken = "a.b.c" }, "Invalid Access Token");
    }
}
