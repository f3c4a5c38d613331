using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Sync;

public sealed class SetCognitoEventsTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private string _pool = null!;

    public async ValueTask InitializeAsync() => _pool = (await _cognito.AnIdentityPool()).IdentityPoolId;

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task An_empty_value_takes_the_trigger_away_and_no_value_leaves_it()
    {
        var arn = await _cognito.AFunction("");
        await _cognito.Invoke(Request("SyncTrigger", arn));
        await _cognito.Invoke(Request("SyncTrigger", arn) with { Events = new Dictionary<string, string>() });
        Assert.Equal(arn, (await Events())["SyncTrigger"]);
        var other = await _cognito.AFunction("");
        await _cognito.Invoke(Request("SyncTrigger", other));
        Assert.Equal(other, (await Events())["SyncTrigger"]);
        await _cognito.Invoke(Request("SyncTrigger", ""));
        Assert.Empty(await Events());
        await _cognito.Invoke(Request("SyncTrigger", ""));
    }

    [Theory]
    [InlineData("PostSync", "arn:aws:lambda:us-east-1:123456789012:function:f")]
    [InlineData("SyncTrigger", "f")]
    [InlineData("SyncTrigger", "arn:aws:lambda:us-east-1:123456789012:function:nobody-has-made-it")]
    [InlineData("SyncTrigger", "arn:aws:lambda:eu-central-1:123456789012:function:f")]
    public async Task Another_event_and_no_function_are_wrong_parameters(string name, string arn)
    {
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(Request(name, arn))).Code);
        Assert.Empty(await Events());
    }

    [Fact]
    public async Task A_function_that_a_pool_calls_is_shown_so_and_not_deleted()
    {
        var arn = await _cognito.AFunction("", "badges");
        await _cognito.Invoke(Request("SyncTrigger", arn));
        var use = Assert.Single((await _cognito.Invoke(new GetFunctionRequest { Name = "badges" })).Uses);
        Assert.Equal((_pool, "Test identities", "SyncTrigger", null), (use.IdentityPoolId, use.PoolName, use.Trigger, use.UserPoolId));
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(new DeleteFunctionRequest { Name = "badges" })).Code);
        await _cognito.Invoke(new DeleteIdentityPoolRequest { IdentityPoolId = _pool });
        await _cognito.Invoke(new DeleteFunctionRequest { Name = "badges" });
    }

    private SetCognitoEventsRequest Request(string name, string arn) => new() { IdentityPoolId = _pool, Events = new Dictionary<string, string> { [name] = arn } };

    private async Task<IReadOnlyDictionary<string, string>> Events() => (await _cognito.Invoke(new GetCognitoEventsRequest { IdentityPoolId = _pool })).Events!;
}
