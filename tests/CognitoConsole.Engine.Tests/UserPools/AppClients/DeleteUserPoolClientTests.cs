using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DeleteUserPoolClientTests
{
    [Fact]
    public async Task Deletes_the_client_with_its_secrets_and_no_other()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var doomed = await cognito.AClient(pool, c => c with { GenerateSecret = true });
        var kept = await cognito.AClient(pool, c => c with { GenerateSecret = true });
        await cognito.Invoke(new DeleteUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = doomed.ClientId! });
        Assert.Equal(kept.ClientId, await cognito.Database(db => db.UserPoolClients.Select(c => c.ClientId).SingleAsync()));
        Assert.Equal(kept.ClientId, await cognito.Database(db => db.UserPoolClientSecrets.Select(c => c.ClientId).SingleAsync()));
        Assert.Equal($"User pool client {doomed.ClientId} does not exist.", (await cognito.Refusal(new DeleteUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = doomed.ClientId! })).Message);
    }

    [Fact]
    public async Task Its_tokens_and_codes_go_with_it_and_those_of_others_stay()
    {
        await using var cognito = new TestCognito();
        var (pool, doomed) = await cognito.ASite();
        var kept = await cognito.AClient(pool);
        var tokens = await cognito.TokensFromSite(doomed);
        await cognito.ACode(doomed);
        var others = await cognito.SignIn(kept);

        await cognito.Invoke(new DeleteUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = doomed.ClientId! });

        Assert.Equal([kept.ClientId!], await cognito.Database(db => db.RefreshTokens.Select(t => t.ClientId).ToListAsync()));
        Assert.Equal(0, await cognito.Database(db => db.AuthorizationCodes.CountAsync()));
        Assert.Equal("Invalid Access Token", (await cognito.Refusal(new GetUserRequest { AccessToken = tokens.AccessToken! })).Message);
        Assert.Equal("ana", (await cognito.Invoke(new GetUserRequest { AccessToken = others.AccessToken! })).Username);
    }

    [Fact]
    public async Task Refuses_a_client_of_another_pool()
    {
        await using var cognito = new TestCognito();
        var client = await cognito.AClient(await cognito.APool());
        var other = await cognito.APool();
        Assert.Equal($"User pool client {client.ClientId} does not exist.", (await cognito.Refusal(new DeleteUserPoolClientRequest { UserPoolId = other.Id!, ClientId = client.ClientId! })).Message);
    }
}
