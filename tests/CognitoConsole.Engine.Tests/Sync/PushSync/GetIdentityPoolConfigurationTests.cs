using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Testing;
using static CognitoConsole.Engine.Tests.Sync.SyncDestinations;

namespace CognitoConsole.Engine.Tests.Sync;

/// <summary>Whom an identity pool tells, as it was set.</summary>
public sealed class GetIdentityPoolConfigurationTests : IAsyncDisposable
{
    private readonly TestCognito _cognito = ACognito();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task A_pool_tells_nobody_until_it_is_set()
    {
        var device = await _cognito.ADevice();
        var request = new GetIdentityPoolConfigurationRequest { IdentityPoolId = device.Pool };
        Assert.Equal(new GetIdentityPoolConfigurationResponse { IdentityPoolId = device.Pool }, await _cognito.Invoke(request));
        await device.Configure(Enabled, Google);
        var set = await _cognito.Invoke(request);
        Assert.Equal((Enabled, Role, Google), (set.CognitoStreams, set.PushSync!.RoleArn, Assert.Single(set.PushSync.ApplicationArns!)));
    }

    [Fact]
    public async Task A_pool_that_is_not_there_is_not_found() =>
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new GetIdentityPoolConfigurationRequest { IdentityPoolId = "us-east-1:00000000-0000-4000-8000-000000000000" })).Code);
}
