using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using static CognitoConsole.Engine.Tests.Sync.SyncDestinations;

namespace CognitoConsole.Engine.Tests.Sync;

/// <summary>Devices that can be told of changes.</summary>
public sealed class RegisterDeviceTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = ACognito();
    private SyncDevice _device = null!;

    public async ValueTask InitializeAsync() => _device = await _cognito.ADevice();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task The_same_token_is_the_same_device()
    {
        await _device.Configure(null, Google, Apple);
        var phone = await _device.Register("token-1");
        Assert.Equal(phone, await _device.Register("token-1"));
        Assert.NotEqual(phone, await _device.Register("token-2"));
        Assert.NotEqual(phone, await _device.Register("token-3", Platform.Apns));
    }

    [Fact]
    public async Task A_platform_without_an_application_is_refused()
    {
        await _cognito.Refuses(_device.Registration("token-1"), ErrorCodes.InvalidConfigurationException, "The identity pool has no platform application for GCM: push synchronization is not configured.", _device.Caller!);
        await _device.Configure(null, Google);
        Assert.Equal(ErrorCodes.InvalidConfigurationException, (await _cognito.Refusal(_device.Registration("token-1", Platform.Apns), _device.Caller!)).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_token_is_no_novel(string? token)
    {
        await _device.Configure(null, Google);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(_device.Registration(token ?? new string('x', 4_097)), _device.Caller!)).Code);
    }

    [Fact]
    public async Task Only_the_identity_itself_registers_its_devices()
    {
        await _device.Configure(null, Google);
        var other = await _cognito.ADevice(await _cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = _device.Pool }));
        await _cognito.Refuses(_device.Registration("token-1"), ErrorCodes.NotAuthorizedException, "A device is registered with the credentials of its identity.");
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await _cognito.Refusal(_device.Registration("token-1"), other.Caller!)).Code);
    }

    [Fact]
    public async Task Of_an_identitys_devices_the_newest_are_kept()
    {
        await _device.Configure(null, Google);
        await _device.Write(SyncDevice.Put("a", "1"));
        var first = await _device.Register("token");
        await _device.Subscribe(first);
        for (var i = 1; i <= 20; i++)
        {
            _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
            await _device.Register($"token-{i}");
        }

        Assert.Equal(20, await _cognito.Database(db => db.SyncDevices.CountAsync()));
        Assert.Equal(0, await _cognito.Database(db => db.DatasetSubscriptions.CountAsync()));
        await _cognito.Refuses(_device.Subscription(first), ErrorCodes.ResourceNotFoundException, $"Device '{first}' not found.", _device.Caller!);
    }

    [Fact]
    public async Task Tokens_lie_encrypted()
    {
        await _device.Configure(null, Google);
        await _device.Register("a-token-of-a-phone");
        var row = await _cognito.Database(db => db.SyncDevices.AsNoTracking().SingleAsync());
        Assert.DoesNotContain("a-token-of-a-phone", System.Text.Encoding.UTF8.GetString(row.Token), StringComparison.Ordinal);
        Assert.DoesNotContain("a-token-of-a-phone", string.Concat(await _cognito.Database(db => db.AuditEntries.Select(a => a.Changes).ToListAsync())), StringComparison.Ordinal);
    }
}
