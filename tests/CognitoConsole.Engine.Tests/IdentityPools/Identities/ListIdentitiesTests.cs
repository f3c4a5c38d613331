using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class ListIdentitiesTests
{
    [Fact]
    public async Task Pages_through_everybody_once_and_hides_the_disabled_when_asked()
    {
        await using var cognito = new TestCognito();
        var (pool, client, logins) = await cognito.AnApp();
        var known = new List<string> { await cognito.AnIdentity(pool, logins) };
        for (var i = 0; i < 6; i++) known.Add(await cognito.AnIdentity(pool));
        await cognito.AnIdentity(await cognito.AnIdentityPool(client));

        var listed = new List<IdentityDescription>();
        string? next = null;
        do
        {
            var page = await cognito.Invoke(new ListIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, MaxResults = 3, NextToken = next });
            Assert.Equal(pool.IdentityPoolId, page.IdentityPoolId);
            listed.AddRange(page.Identities!);
            next = page.NextToken;
        }
        while (next is not null);

        Assert.Equal(known.Order(StringComparer.Ordinal), listed.Select(i => i.IdentityId!).Order(StringComparer.Ordinal));
        Assert.Equal(known[0], Assert.Single(listed, i => i.Logins is not null).IdentityId);

        await cognito.Database(db => db.Identities.Where(i => i.IdentityId == known[3]).ExecuteUpdateAsync(i => i.SetProperty(x => x.IsDisabled, true)));
        var hidden = await cognito.Invoke(new ListIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, MaxResults = 60, HideDisabled = true });
        Assert.DoesNotContain(known[3], hidden.Identities!.Select(i => i.IdentityId));
        Assert.Equal(6, hidden.Identities!.Count);
    }

    [Fact]
    public async Task Refuses_a_token_of_another_pool()
    {
        await using var cognito = new TestCognito();
        var (pool, client, _) = await cognito.AnApp();
        var other = await cognito.AnIdentityPool(client);
        for (var i = 0; i < 2; i++) await cognito.AnIdentity(pool);
        var token = (await cognito.Invoke(new ListIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, MaxResults = 1 })).NextToken;
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new ListIdentitiesRequest { IdentityPoolId = other.IdentityPoolId, MaxResults = 1, NextToken = token })).Code);
    }
}
