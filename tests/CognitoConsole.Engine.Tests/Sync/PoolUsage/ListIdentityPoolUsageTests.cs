using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Testing;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

public sealed class ListIdentityPoolUsageTests
{
    [Fact]
    public async Task Lists_all_pools_in_pages()
    {
        await using var cognito = new TestCognito();
        var device = await cognito.ADevice();
        await device.Write(Put("theme", "dark"));
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var other = await cognito.AnIdentityPool();
        var first = await cognito.Invoke(new ListIdentityPoolUsageRequest { MaxResults = 1 });
        Assert.Equal((1, 1, device.Pool, 9L, 1L), Assert.Single(first.IdentityPoolUsages!) is var u ? (first.MaxResults, first.Count, u.IdentityPoolId, u.DataStorage, u.SyncSessionsCount) : default);
        var second = await cognito.Invoke(new ListIdentityPoolUsageRequest { MaxResults = 1, NextToken = first.NextToken });
        Assert.Equal((other.IdentityPoolId, 0L, null), Assert.Single(second.IdentityPoolUsages!) is var v ? (v.IdentityPoolId, v.DataStorage, second.NextToken) : default);
        Assert.Equal(2, (await cognito.Invoke(new ListIdentityPoolUsageRequest())).Count);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new ListIdentityPoolUsageRequest { MaxResults = 0 })).Code);
        Assert.Contains("on resource: arn:aws:cognito-sync:us-east-1:123456789012:identitypool/null", (await cognito.Refusal(new ListIdentityPoolUsageRequest(), device.Caller)).Message, StringComparison.Ordinal);
    }
}
