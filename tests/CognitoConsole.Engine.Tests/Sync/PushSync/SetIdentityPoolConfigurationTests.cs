using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;
using static CognitoConsole.Engine.Tests.Sync.SyncDestinations;

namespace CognitoConsole.Engine.Tests.Sync;

/// <summary>Whom an identity pool tells of changes.</summary>
public sealed class SetIdentityPoolConfigurationTests : IAsyncDisposable
{
    private static readonly PushSync Push = new() { ApplicationArns = [Google, Apple], RoleArn = Role };
    private readonly TestCognito _cognito = ACognito();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private async Task<string> APool() => (await _cognito.AnIdentityPoolOfGuests()).IdentityPoolId;

    private Task<GetIdentityPoolConfigurationResponse> Get(string pool) => _cognito.Invoke(new GetIdentityPoolConfigurationRequest { IdentityPoolId = pool });

    [Fact]
    public async Task A_part_that_is_not_named_stays_and_an_empty_one_goes()
    {
        var pool = await APool();
        var set = await _cognito.Invoke(new SetIdentityPoolConfigurationRequest { IdentityPoolId = pool, PushSync = Push });
        Assert.Equal((pool, null), (set.IdentityPoolId, set.CognitoStreams));
        Assert.Equal([Google, Apple], set.PushSync!.ApplicationArns!);
        await _cognito.Invoke(new SetIdentityPoolConfigurationRequest { IdentityPoolId = pool, CognitoStreams = Enabled });
        var both = await Get(pool);
        Assert.Equal(Enabled, both.CognitoStreams);
        Assert.Equal(Role, both.PushSync!.RoleArn);
        await _cognito.Invoke(new SetIdentityPoolConfigurationRequest { IdentityPoolId = pool, PushSync = new() { ApplicationArns = [] } });
        Assert.Equal((null, Enabled), ((await Get(pool)).PushSync, (await Get(pool)).CognitoStreams));
        await _cognito.Invoke(new SetIdentityPoolConfigurationRequest { IdentityPoolId = pool, CognitoStreams = new() });
        Assert.Equal(new GetIdentityPoolConfigurationResponse { IdentityPoolId = pool }, await Get(pool));
    }

    public static TheoryData<PushSync?, CognitoStreams?, string> Wrong { get; } = new()
    {
        { new() { ApplicationArns = [Google] }, null, "RoleArn is needed for push synchronization." },
        { Push with { ApplicationArns = [Google, Google + "-two"] }, null, "There are two applications for GCM: devices name the platform only." },
        { Push with { ApplicationArns = ["arn:aws:sns:us-east-1:123456789012:app/ADM/shop"] }, null, "This server does not know the platform application arn:aws:sns:us-east-1:123456789012:app/ADM/shop: its settings have to name it under Sync:PushApplications, with the file or address that takes its notifications." },
        { null, Enabled with { StreamName = null }, "StreamName is needed for Cognito Streams." },
        { null, Enabled with { RoleArn = null }, "RoleArn is needed for Cognito Streams." },
        { null, Enabled with { StreamingStatus = null }, "StreamingStatus is needed for Cognito Streams." },
        { null, Enabled with { StreamName = "elsewhere" }, "This server does not know the stream elsewhere: its settings have to name it under Sync:Streams, with the file or address that takes its records." },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_would_go_nowhere_is_refused_and_changes_nothing(PushSync? push, CognitoStreams? streams, string text)
    {
        var pool = await APool();
        await _cognito.Refuses(new SetIdentityPoolConfigurationRequest { IdentityPoolId = pool, PushSync = push, CognitoStreams = streams }, ErrorCodes.InvalidParameterException, text);
        Assert.Equal(new GetIdentityPoolConfigurationResponse { IdentityPoolId = pool }, await Get(pool));
    }

    [Fact]
    public async Task A_role_is_given_only_by_somebody_who_may_pass_it()
    {
        var pool = await APool();
        await _cognito.ARole("SyncEditor", "cognito-sync:*");
        var limited = new Caller.Operator("1", "eve@example.com", "SyncEditor", "123456789012");
        foreach (var request in new SetIdentityPoolConfigurationRequest[] { new() { IdentityPoolId = pool, PushSync = Push }, new() { IdentityPoolId = pool, CognitoStreams = Enabled } })
            Assert.Contains("iam:PassRole", (await _cognito.Refusal(request, limited)).Message, StringComparison.Ordinal);
        await _cognito.Invoke(new SetIdentityPoolConfigurationRequest { IdentityPoolId = pool, CognitoStreams = Enabled });
        // The role that is there already is nobody's to give.
        await _cognito.Invoke(new SetIdentityPoolConfigurationRequest { IdentityPoolId = pool, CognitoStreams = Enabled with { StreamingStatus = StreamingStatus.Disabled } }, limited);
    }

    [Fact]
    public async Task It_goes_with_the_pool()
    {
        var device = await _cognito.ADevice();
        await device.Configure(Enabled, Google);
        await device.Write(SyncDevice.Put("a", "1"));
        await _cognito.Invoke(new DeleteIdentityPoolRequest { IdentityPoolId = device.Pool });
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new GetIdentityPoolConfigurationRequest { IdentityPoolId = device.Pool })).Code);
        await _cognito.Deliver();
        Assert.Empty(_cognito.Streamed());
    }
}
