using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListTermsTests
{
    [Fact]
    public async Task Lists_the_pools_documents_page_by_page()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var made = new List<string>();
        foreach (var owner in new[] { client, await cognito.AClient(pool), await cognito.AClient(pool) })
            foreach (var name in new[] { "terms-of-use", "privacy-policy" }) made.Add((await cognito.Invoke(CreateTermsTests.Terms(owner, name))).Terms!.TermsId);
        await cognito.Invoke(CreateTermsTests.Terms(await cognito.AClient(await cognito.APool()), "terms-of-use"));

        var listed = new List<string>();
        string? next = null;
        do
        {
            var page = await cognito.Invoke(new ListTermsRequest { UserPoolId = pool.Id!, MaxResults = 4, NextToken = next });
            Assert.InRange(page.Terms.Count, 1, 4);
            listed.AddRange(page.Terms.Select(t => t.TermsId));
            next = page.NextToken;
        }
        while (next is not null);
        Assert.Equal(made.Order(StringComparer.Ordinal), listed);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new ListTermsRequest { UserPoolId = pool.Id!, NextToken = "forged" })).Code);
    }
}
