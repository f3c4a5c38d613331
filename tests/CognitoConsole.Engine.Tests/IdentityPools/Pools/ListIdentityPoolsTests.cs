using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class ListIdentityPoolsTests
{
    [Fact]
    public async Task Pages_in_the_order_of_creation()
    {
        await using var cognito = new TestCognito();
        foreach (var name in new[] { "one", "two", "three" })
        {
            await cognito.AnIdentityPool(p => p with { IdentityPoolName = name });
            cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await cognito.Invoke(new ListIdentityPoolsRequest { MaxResults = 2 });
        var second = await cognito.Invoke(new ListIdentityPoolsRequest { MaxResults = 2, NextToken = first.NextToken });
        Assert.Equal(["one", "two"], first.IdentityPools!.Select(p => p.IdentityPoolName));
        Assert.Equal(["three"], second.IdentityPools!.Select(p => p.IdentityPoolName));
        Assert.Null(second.NextToken);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new ListIdentityPoolsRequest { MaxResults = 2, NextToken = "made-up" })).Code);
    }
}
