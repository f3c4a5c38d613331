using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Testing;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

public sealed class DescribeDatasetTests
{
    [Fact]
    public async Task Says_what_is_in_it_and_who_changed_it_last()
    {
        await using var cognito = new TestCognito();
        var device = await cognito.ADevice();
        await device.Write(Put("ключ", "v"));
        var made = cognito.Clock.GetUtcNow();
        cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await (device with { Caller = null }).Write(Put("theme", "dark"));
        var dataset = await device.Describe();
        Assert.Equal((device.Identity, "prefs", 2, 9 + 9, "123456789012"), (dataset.IdentityId, dataset.DatasetName, dataset.NumRecords, dataset.DataStorage, dataset.LastModifiedBy));
        Assert.Equal(60, (dataset.LastModifiedDate - dataset.CreationDate)!.Value.TotalSeconds);
        Assert.Equal(made.ToUnixTimeSeconds(), dataset.CreationDate!.Value.ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("a/b")]
    public async Task A_name_that_none_can_have_is_a_wrong_parameter(string name)
    {
        await using var cognito = new TestCognito();
        var device = await cognito.ADeveloperDevice();
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new DescribeDatasetRequest { IdentityPoolId = device.Pool, IdentityId = device.Identity, DatasetName = name })).Code);
    }
}
