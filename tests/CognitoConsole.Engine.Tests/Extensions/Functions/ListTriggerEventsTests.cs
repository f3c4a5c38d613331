using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListTriggerEventsTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        var arn = await _cognito.AFunction("console.log('asked'); if (event.userName === 'ben') throw new Error('not ben')", "gate");
        _pool = await _cognito.APool(p => p with { LambdaConfig = new() { PreSignUp = arn } });
        _client = await _cognito.AClient(_pool);
        await _cognito.SignUp(_client);
        await Assert.ThrowsAsync<CognitoException>(() => _cognito.SignUp(_client, "ben"));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task There_is_an_event_for_every_source_and_each_is_answered()
    {
        var events = (await _cognito.Invoke(new ListTriggerEventsRequest { UserPoolId = _pool.Id! })).Events;
        Assert.Equal(events.Count, events.Select(e => e.TriggerSource).Distinct().Count());
        Assert.Equal(14, events.Select(e => e.Trigger).Distinct().Count());
        Assert.Contains(events, e => e is { Trigger: "CustomEmailSender", TriggerSource: "CustomEmailSender_AccountTakeOverNotification" } && e.Event.Contains("ACCOUNT_TAKE_OVER_ACTION", StringComparison.Ordinal));
        Assert.All(events.Where(e => e.Trigger != "SyncTrigger"), e => Assert.Contains(_pool.Id!, e.Event, StringComparison.Ordinal));
        foreach (var e in events.Where(e => e.Trigger != "DefineAuthChallenge"))
            Assert.Equal((e.TriggerSource, FunctionOutcomes.Succeeded), (e.TriggerSource, (await _cognito.Try("exports.handler = async e => e", e.Event)).Outcome));
    }

    [Fact]
    public async Task The_event_of_a_sign_up_is_that_of_a_real_one()
    {
        var made = JsonNode.Parse((await _cognito.Invoke(new ListTriggerEventsRequest { UserPoolId = _pool.Id! })).Events.Single(e => e.TriggerSource == "PreSignUp_SignUp").Event)!.AsObject();
        var call = (await _cognito.Invoke(new ListFunctionInvocationsRequest { UserPoolId = _pool.Id! })).Invocations[0];
        var real = JsonNode.Parse((await _cognito.Invoke(new GetFunctionInvocationRequest { UserPoolId = _pool.Id!, InvocationId = call.InvocationId })).Run.Input)!.AsObject();
        Assert.Equal(real.Select(m => m.Key), made.Select(m => m.Key));
        Assert.Equal(real["request"]!.AsObject().Select(m => m.Key), made["request"]!.AsObject().Select(m => m.Key));
    }

    [Fact]
    public async Task The_event_of_a_synchronization_is_that_of_a_real_one()
    {
        var made = JsonNode.Parse((await _cognito.Invoke(new ListTriggerEventsRequest { UserPoolId = _pool.Id! })).Events.Single(e => e.Trigger == "SyncTrigger").Event)!.AsObject();
        var device = await _cognito.ADevice();
        await _cognito.Invoke(new SetCognitoEventsRequest { IdentityPoolId = device.Pool, Events = new Dictionary<string, string> { ["SyncTrigger"] = await _cognito.AFunction("event.datasetRecords.seen = { newValue: JSON.stringify(Object.keys(event)), op: 'replace' }", "sync") } });
        var written = await device.Write(SyncDevice.Put("theme", "dark"));
        Assert.Equal(JsonSerializer.Deserialize<string[]>(written.Single(r => r.Key == "seen").Value!), made.Select(m => m.Key));
        Assert.Equal(["replace light dark", "remove Dear ", "replace  en"], made["datasetRecords"]!.AsObject().Select(r => $"{r.Value!["op"]} {r.Value["oldValue"]} {r.Value["newValue"]}"));
    }
}
