using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Testing;
using static CognitoConsole.Engine.Tests.Sync.SyncDestinations;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

/// <summary>How far a bulk publish has come, and how it ended.</summary>
public sealed class GetBulkPublishDetailsTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = ACognito();
    private SyncDevice _device = null!;

    private BulkPublishRequest Request => new() { IdentityPoolId = _device.Pool };

    public async ValueTask InitializeAsync()
    {
        _device = await _cognito.ADevice();
        await _device.Write(Put("a", "1"));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private Task<GetBulkPublishDetailsResponse> Details() => _cognito.Invoke(new GetBulkPublishDetailsRequest { IdentityPoolId = _device.Pool });

    [Fact]
    public async Task A_stream_that_is_switched_off_meanwhile_ends_it()
    {
        await _device.Configure(Enabled);
        await _cognito.Invoke(Request);
        await _device.Configure(Enabled with { StreamingStatus = StreamingStatus.Disabled });
        await _cognito.Publish();
        Assert.Equal((BulkPublishStatus.Failed, "Cognito Streams was disabled before everything was published."), ((await Details()).BulkPublishStatus, (await Details()).FailureMessage));
        // That is no reason to wait for a day.
        await _device.Configure(Enabled);
        await _cognito.Invoke(Request);
        Assert.Null((await Details()).FailureMessage);
    }

    [Fact]
    public async Task A_pool_that_is_not_there_is_not_found() =>
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new GetBulkPublishDetailsRequest { IdentityPoolId = "us-east-1:00000000-0000-4000-8000-000000000000" })).Code);
}
