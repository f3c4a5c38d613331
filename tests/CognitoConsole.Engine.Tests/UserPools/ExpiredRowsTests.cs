using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ExpiredRowsTests
{
    [Fact]
    public async Task Removes_what_has_ended_and_nothing_else()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.SignIn(client);
        var now = cognito.Clock.GetUtcNow();
        await cognito.Database(db =>
        {
            for (var i = 0; i < 3; i++) db.ConsumedSessions.Add(new ConsumedSession { Id = $"old{i}", ExpiresAt = now - TimeSpan.FromSeconds(1) });
            db.ConsumedSessions.Add(new ConsumedSession { Id = "new", ExpiresAt = now + TimeSpan.FromMinutes(3) });
            db.BrowserSessions.Add(new BrowserSession { IdHash = "old", UserPoolId = pool.Id!, Username = "ana", AuthTime = now, SessionId = "sso1", LastActiveAt = now, ExpiresAt = now - TimeSpan.FromSeconds(1) });
            db.BrowserSessions.Add(new BrowserSession { IdHash = "new", UserPoolId = pool.Id!, Username = "ana", AuthTime = now, SessionId = "sso2", LastActiveAt = now, ExpiresAt = now + TimeSpan.FromSeconds(1) });
            db.ConfirmationCodes.Add(new ConfirmationCode { UserPoolId = pool.Id!, Username = "ana", Purpose = "ForgotPassword", CodeHash = [1], ExpiresAt = now - TimeSpan.FromDays(8) });
            db.ConfirmationCodes.Add(new ConfirmationCode { UserPoolId = pool.Id!, Username = "ana", Purpose = "SignUp", CodeHash = [1], ExpiresAt = now - TimeSpan.FromDays(6) });
            return db.SaveChangesAsync();
        });

        var removed = await Remove(cognito);

        Assert.Equal(5, removed);
        Assert.Equal(("new", "new", "SignUp", 1), await cognito.Database(async db => ((await db.ConsumedSessions.SingleAsync()).Id, (await db.BrowserSessions.SingleAsync()).IdHash,
            (await db.ConfirmationCodes.SingleAsync()).Purpose, await db.RefreshTokens.CountAsync())));
        cognito.Clock.Advance(TimeSpan.FromDays(32));
        await Remove(cognito);
        Assert.Equal(0, await cognito.Database(db => db.RefreshTokens.CountAsync()));
    }

    [Fact]
    public async Task A_family_stays_until_its_last_access_token_has_ended()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.AUser(pool);
        var client = await cognito.AClient(pool, c => c with { RefreshTokenValidity = 1, AccessTokenValidity = 1, TokenValidityUnits = new() { RefreshToken = "days", AccessToken = "days" } });
        var tokens = await cognito.SignIn(client);
        cognito.Clock.Advance(TimeSpan.FromHours(23.5));
        var last = (await cognito.Invoke(TestCognito.RefreshAuth(client, tokens.RefreshToken!))).AuthenticationResult!.AccessToken!;

        cognito.Clock.Advance(TimeSpan.FromHours(23));
        await Remove(cognito);
        Assert.Equal("ana", (await cognito.Invoke(new GetUserRequest { AccessToken = last })).Username);

        cognito.Clock.Advance(TimeSpan.FromHours(2));
        await Remove(cognito);
        Assert.Equal(0, await cognito.Database(db => db.RefreshTokens.CountAsync()));
    }

    [Fact]
    public async Task A_revoked_family_is_remembered_as_long()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.AUser(pool);
        var client = await cognito.AClient(pool, c => c with { RefreshTokenValidity = 1, AccessTokenValidity = 1, TokenValidityUnits = new() { RefreshToken = "days", AccessToken = "days" } });
        var tokens = await cognito.SignIn(client);
        await cognito.Invoke(new RevokeTokenRequest { ClientId = client.ClientId!, Token = tokens.RefreshToken! });
        cognito.Clock.Advance(TimeSpan.FromHours(23.9));
        await Remove(cognito);
        Assert.Equal("Access Token has been revoked", (await cognito.Refusal(new GetUserRequest { AccessToken = tokens.AccessToken! })).Message);
        Assert.Equal(1, await cognito.Database(db => db.RefreshTokens.CountAsync()));
    }

    private static Task<int> Remove(TestCognito cognito) =>
        cognito.Services.GetServices<IHostedService>().OfType<ExpiredRows>().Single().Remove(TestContext.Current.CancellationToken);
}
