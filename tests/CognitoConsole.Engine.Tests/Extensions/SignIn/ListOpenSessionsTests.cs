using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListOpenSessionsTests
{
    [Fact]
    public async Task Each_sign_in_is_one_with_its_app_client_address_and_kind_of_device()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var (web, app) = (await cognito.AClient(pool, c => c with { ClientName = "Web" }), await cognito.AClient(pool, c => c with { ClientName = "App", EnableTokenRevocation = false }));
        await cognito.AUser(pool);
        var began = cognito.Clock.GetUtcNow();
        await cognito.Invoke(cognito.PasswordAuth(web), new Caller.Anonymous { IpAddress = "192.0.2.50", UserAgent = "Mozilla/5.0 (Windows NT 10.0)" });
        cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await cognito.Invoke(cognito.PasswordAuth(app), new Caller.Anonymous { IpAddress = "192.0.2.51", UserAgent = "Test/1 (iPhone)" });

        var answer = await cognito.Invoke(new ListOpenSessionsRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.False(answer.IsTracked);
        Assert.Equal([("App", "192.0.2.51", "Mobile", false), ("Web", "192.0.2.50", "Desktop", true)], answer.Sessions.Select(s => (s.ClientName!, s.IpAddress!, s.DeviceType!, s.EndsAccessTokens)));
        Assert.Equal((web.ClientId, began, began.AddDays(30), null), (answer.Sessions[1].ClientId, answer.Sessions[1].CreationDate, answer.Sessions[1].ExpirationDate, answer.Sessions[1].LastActiveDate));
    }

    [Fact]
    public async Task The_last_use_is_known_where_the_pool_tracks_sessions()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.Invoke(new SetUserPoolSessionConfigurationRequest { UserPoolId = pool.Id!, UserSessionTracking = UserSessionTrackingType.Enabled, TokenSession = new() { MaxPerUser = 20 } });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var tokens = await cognito.SignIn(client);
        cognito.Clock.Advance(TimeSpan.FromHours(2));
        await cognito.Invoke(TestCognito.RefreshAuth(client, tokens.RefreshToken!));
        var answer = await cognito.Invoke(new ListOpenSessionsRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.True(answer.IsTracked);
        Assert.Equal(cognito.Clock.GetUtcNow(), answer.Sessions.Single().LastActiveDate);
    }

    [Fact]
    public async Task What_has_ended_is_not_listed()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var tokens = await cognito.SignIn(client);
        await cognito.Invoke(new RevokeTokenRequest { ClientId = client.ClientId!, Token = tokens.RefreshToken! });
        Assert.Empty(await Sessions());
        await cognito.SignIn(client);
        Assert.Single(await Sessions());
        cognito.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Empty(await Sessions());
        await cognito.SignIn(client);
        await cognito.Invoke(new AdminUserGlobalSignOutRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.Empty(await Sessions());

        async Task<IReadOnlyList<OpenSessionType>> Sessions() => (await cognito.Invoke(new ListOpenSessionsRequest { UserPoolId = pool.Id!, Username = "ana" })).Sessions;
    }

    [Fact]
    public async Task An_unknown_user_is_refused()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.Refuses(new ListOpenSessionsRequest { UserPoolId = pool.Id!, Username = "nobody" }, ErrorCodes.UserNotFoundException, "User does not exist.");
    }
}
