using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class SearchIdentityIdsTests
{
    [Fact]
    public async Task Finds_an_identity_of_any_pool_by_its_id_or_the_beginning_of_it()
    {
        await using var cognito = new TestCognito();
        var (pool, client, logins) = await cognito.AnApp();
        var other = await cognito.AnIdentityPool(client, p => p with { IdentityPoolName = "Other" });
        var (ana, guest) = (await cognito.AnIdentity(pool, logins), await cognito.AnIdentity(other));
        foreach (var text in new[] { guest, guest["us-east-1:".Length..], guest[..30], guest["us-east-1:".Length..][..20], guest.ToUpperInvariant() })
        {
            var found = Assert.Single(await Find(text));
            Assert.Equal((guest, other.IdentityPoolId, "Other", "Guest"), (found.IdentityId, found.IdentityPoolId, found.IdentityPoolName, found.State));
        }

        Assert.Equal("Authenticated", Assert.Single(await Find(ana)).State);
        Assert.Equal(new[] { ana, guest }.Order(StringComparer.Ordinal), (await Find("us-east-1:")).Concat(await Find("us-east-1:" + ana[10])).Concat(await Find("us-east-1:" + guest[10])).Select(i => i.IdentityId).Distinct().Order(StringComparer.Ordinal));
        foreach (var text in new[] { "nobody", "%", "us-east-1:", "us-east-1:zz", "😀", ana + "0", pool.IdentityPoolId }) Assert.Empty(await Find(text));
        Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(new SearchIdentityIdsRequest { IdentityIdPrefix = new string('a', 56) })).Code);

        async Task<IReadOnlyList<FoundIdentityType>> Find(string text) => (await cognito.Invoke(new SearchIdentityIdsRequest { IdentityIdPrefix = text })).Identities;
    }

    /// <summary>A console of one region shows the pools of all, and an id is often pasted without its region.</summary>
    [Fact]
    public async Task Finds_it_in_whichever_region_its_pool_is()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIdentityPool();
        var abroad = new Caller.Operator("1", "ana@example.com", "Administrator", "123456789012") { Region = "eu-central-1" };
        var pool = await cognito.Invoke(new CreateIdentityPoolRequest { IdentityPoolName = "Abroad", AllowUnauthenticatedIdentities = true }, abroad);
        var guest = await cognito.AnIdentity(pool);
        Assert.StartsWith("eu-central-1:", guest, StringComparison.Ordinal);
        Assert.Equal(guest, Assert.Single((await cognito.Invoke(new SearchIdentityIdsRequest { IdentityIdPrefix = guest["eu-central-1:".Length..] })).Identities).IdentityId);
    }
}
