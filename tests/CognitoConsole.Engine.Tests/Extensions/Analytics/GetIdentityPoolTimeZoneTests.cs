using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetIdentityPoolTimeZoneTests
{
    [Fact]
    public async Task A_new_pool_has_the_zone_of_the_settings()
    {
        await using var cognito = new TestCognito(options: new EngineOptions { IdentityTimeZone = "Australia/Lord_Howe" });
        var pool = await cognito.AnIdentityPool();
        Assert.Equal("Australia/Lord_Howe", (await cognito.Invoke(new GetIdentityPoolTimeZoneRequest { IdentityPoolId = pool.IdentityPoolId })).TimeZones.Single().TimeZone);
        Assert.Equal("Australia/Lord_Howe", (await cognito.Invoke(new ListIdentityPoolTotalsRequest())).IdentityPools.Single().TimeZone);
    }

    [Fact]
    public async Task Refuses_an_unknown_pool()
    {
        await using var cognito = new TestCognito();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetIdentityPoolTimeZoneRequest { IdentityPoolId = "us-east-1:0" })).Code);
    }
}
