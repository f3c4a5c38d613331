using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListUserIdentitiesTests
{
    [Fact]
    public async Task Finds_the_identities_of_a_user_in_all_pools_page_by_page()
    {
        await using var cognito = new TestCognito();
        var (pool, client, logins) = await cognito.AnApp();
        await cognito.AUser(new UserPoolType { Id = client.UserPoolId }, "ben");
        await cognito.AnIdentity(pool, await cognito.LoginsOf(client, "ben"));
        var others = new[] { await cognito.AnIdentityPool(client, p => p with { IdentityPoolName = "Two" }), await cognito.AnIdentityPool(client) };
        await cognito.AnIdentityPool(client);
        var ids = new List<string> { await cognito.AnIdentity(pool, logins) };
        foreach (var other in others) ids.Add(await cognito.AnIdentity(other, logins));
        cognito.Clock.Advance(TimeSpan.FromMinutes(30));
        await cognito.AnIdentity(others[0], logins);

        var request = new ListUserIdentitiesRequest { UserPoolId = client.UserPoolId!, Username = "ana", MaxResults = 2 };
        var first = await cognito.Invoke(request);
        var second = await cognito.Invoke(request with { NextToken = first.NextToken });
        Assert.Equal((2, 1, null, 0), (first.Identities.Count, second.Identities.Count, second.NextToken, first.Withheld));
        var all = first.Identities.Concat(second.Identities).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), all.Select(i => i.IdentityId).Order(StringComparer.Ordinal));
        var two = Assert.Single(all, i => i.IdentityPoolName == "Two");
        Assert.Equal((others[0].IdentityPoolId, ids[1], "Authenticated", TimeSpan.FromMinutes(30)), (two.IdentityPoolId, two.IdentityId, two.State, two.LastSeenDate - two.LinkedDate));

        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(request with { Username = "ben", NextToken = first.NextToken })).Code);
        Assert.Equal(ErrorCodes.UserNotFoundException, (await cognito.Refusal(request with { Username = "nobody" })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request with { UserPoolId = "us-east-1_None00000" })).Code);
    }

    [Fact]
    public async Task Withholds_those_of_pools_that_the_caller_may_not_see()
    {
        await using var cognito = new TestCognito();
        var (pool, client, logins) = await cognito.AnApp();
        var mine = await cognito.AnIdentity(pool, logins);
        await cognito.AnIdentity(await cognito.AnIdentityPool(client), logins);
        await cognito.Database(async db =>
        {
            var document = $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cognito-console:ListUserIdentities","Resource":"*"},{"Effect":"Allow","Action":"cognito-console:GetIdentity","Resource":"{{{cognito.ArnOf(pool)}}}"}]}""";
            db.ManagedPolicies.Add(new Data.Iam.ManagedPolicy { PolicyName = "OnePool", Document = document, UpdateDate = cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        var answer = await cognito.Invoke(new ListUserIdentitiesRequest { UserPoolId = client.UserPoolId!, Username = "ana" }, new Caller.Operator("1", "eve@example.com", "OnePool", "123456789012"));
        Assert.Equal((mine, 1), (Assert.Single(answer.Identities).IdentityId, answer.Withheld));
    }
}
