using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Testing;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

public sealed class DescribeIdentityUsageTests
{
    [Fact]
    public async Task Sums_up_the_datasets_of_an_identity()
    {
        await using var cognito = new TestCognito();
        var device = await cognito.ADevice();
        var request = new DescribeIdentityUsageRequest { IdentityPoolId = device.Pool, IdentityId = device.Identity };
        Assert.Equal((0, 0L), await cognito.Invoke(request, device.Caller!) is var none ? (none.IdentityUsage!.DatasetCount, none.IdentityUsage.DataStorage) : default);

        cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await device.Write(Put("theme", "dark"));
        await (device with { Dataset = "scores" }).Write(Put("a", "10"));
        var usage = (await cognito.Invoke(request, device.Caller!)).IdentityUsage!;
        Assert.Equal((device.Identity, device.Pool, 2, 12L), (usage.IdentityId, usage.IdentityPoolId, usage.DatasetCount, usage.DataStorage));
        Assert.Equal(cognito.Clock.GetUtcNow().ToUnixTimeMilliseconds(), usage.LastModifiedDate!.Value.ToUnixTimeMilliseconds());
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request with { IdentityId = "us-east-1:0" })).Code);
    }
}
