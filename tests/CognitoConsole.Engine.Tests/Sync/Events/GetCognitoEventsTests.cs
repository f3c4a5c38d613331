using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Sync;

public sealed class GetCognitoEventsTests
{
    [Fact]
    public async Task Shows_the_function_of_each_event()
    {
        await using var cognito = new TestCognito();
        var device = await cognito.ADevice();
        var request = new GetCognitoEventsRequest { IdentityPoolId = device.Pool };
        Assert.Empty((await cognito.Invoke(request)).Events!);
        var arn = await cognito.AFunction("");
        await cognito.Invoke(new SetCognitoEventsRequest { IdentityPoolId = device.Pool, Events = new Dictionary<string, string> { ["SyncTrigger"] = arn } });
        Assert.Equal(("SyncTrigger", arn), Assert.Single((await cognito.Invoke(request)).Events!) is var e ? (e.Key, e.Value) : default);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request with { IdentityPoolId = "us-east-1:0" })).Code);
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await cognito.Refusal(request, device.Caller)).Code);
    }
}
