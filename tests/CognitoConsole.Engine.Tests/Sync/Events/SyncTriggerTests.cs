using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

/// <summary>The function that has the last word on what an identity writes.</summary>
public sealed class SyncTriggerTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private SyncDevice _device = null!;

    public async ValueTask InitializeAsync() => _device = await _cognito.ADevice();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Adds_changes_removes_and_leaves_out_records()
    {
        await _device.Write(Put("score", "9"), Put("old", "1"), Put("same", "1"));
        await Trigger("""
            event.datasetRecords.badge = { newValue: 'gold', op: 'replace' };
            event.datasetRecords.score.newValue = '10';
            event.datasetRecords.old.op = 'remove';
            delete event.datasetRecords.cheat;
            """);
        var records = await _device.Write(Put("score", "11", 1), Put("cheat", "99"));
        Assert.Equal("badge=gold@2 old@2 score=10@2", Text(records.OrderBy(r => r.Key, StringComparer.Ordinal)));
        Assert.Equal("same=1@1 badge=gold@2 old@2 score=10@2", Text((await _device.List(0)).Records));
        Assert.Equal((3, 2), ((await _device.Describe()).NumRecords, (await _device.List()).DatasetSyncCount));
    }

    [Fact]
    public async Task Gets_all_records_of_the_dataset()
    {
        await _device.Write(Put("a", "1"), Put("b", "1"), Put("c", "1"));
        await _device.Write(Remove("c", 1));
        await Trigger("event.datasetRecords = { seen: { newValue: JSON.stringify(event), op: 'replace' } };");
        var seen = JsonNode.Parse(Assert.Single(await _device.Write(Put("a", "2", 1), Remove("b", 1), Put("n", "1"))).Value!)!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$"""
            {"version":2,"eventType":"SyncTrigger","region":"us-east-1","identityPoolId":"{{_device.Pool}}","identityId":"{{_device.Identity}}","datasetName":"prefs","datasetRecords":{
            "a":{"oldValue":"1","newValue":"2","op":"replace"},"b":{"oldValue":"1","op":"remove"},"n":{"newValue":"1","op":"replace"} } }
            """), seen), seen.ToJsonString());
    }

    [Fact]
    public async Task Is_not_asked_by_a_developer()
    {
        await Trigger("throw new Error('No.');");
        Assert.Equal("a=1@1", Text(await (_device with { Caller = null }).Write(Put("a", "1"))));
        Assert.Equal(ErrorCodes.InvalidLambdaFunctionOutputException, (await _device.Refusal(Put("a", "2", 1))).Code);
    }

    [Theory]
    [InlineData("throw new Error('No.');")]
    [InlineData("event.identityId = 'us-east-1:0';")]
    [InlineData("delete event.version;")]
    [InlineData("delete event.datasetRecords;")]
    [InlineData("event.datasetRecords = [];")]
    [InlineData("event.datasetRecords.a = 'x';")]
    [InlineData("event.datasetRecords.a.newValue = 1;")]
    [InlineData("event.datasetRecords.a.op = 'add';")]
    [InlineData("event.datasetRecords['x'.repeat(1025)] = { newValue: '1', op: 'replace' };")]
    [InlineData("event.datasetRecords.a.newValue = '\\ud83d';")]
    [InlineData("event.datasetRecords.a.op = '\\ud83d';")]
    [InlineData("event.datasetRecords['\\ud83d'] = { newValue: '1', op: 'replace' };")]
    [InlineData("event.region = '\\ud83d';")]
    [InlineData("return null;")]
    public async Task Output_that_is_not_the_event_fails_the_call_and_stores_nothing(string source)
    {
        await Trigger(source);
        Assert.Equal(ErrorCodes.InvalidLambdaFunctionOutputException, (await _device.Refusal(Put("a", "1"))).Code);
        Assert.False((await _device.List()).DatasetExists);
    }

    [Fact]
    public async Task A_null_value_removes_and_what_comes_back_as_it_was_is_not_counted()
    {
        await _device.Write(Put("a", "1"), Put("b", "1"));
        await Trigger("event.datasetRecords.a.newValue = null; delete event.datasetRecords.n;");
        Assert.Equal("a@2", Text(await _device.Write(Put("n", "1"))));
        await Trigger("delete event.datasetRecords.n;");
        Assert.Empty(await _device.Write(Put("n", "1")));
        Assert.Equal(2, (await _device.List()).DatasetSyncCount);
    }

    [Fact]
    public async Task The_device_must_know_the_records_all_the_same()
    {
        await _device.Write(Put("a", "1"));
        await Trigger("");
        Assert.Equal(ErrorCodes.ResourceConflictException, (await _device.Refusal(Put("a", "2"))).Code);
        // The function adds a record that was removed once.
        await _device.Write(Remove("a", 1));
        await Trigger("event.datasetRecords.a = { newValue: 'again', op: 'replace' };");
        Assert.Equal("a=again@3 b=1@3", Text((await _device.Write(Put("b", "1"))).OrderBy(r => r.Key, StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Limits_hold_for_what_the_function_adds()
    {
        await Trigger("for (let i = 0; i < 1024; i++) event.datasetRecords['k' + i] = { newValue: '1', op: 'replace' };");
        Assert.Equal(ErrorCodes.LimitExceededException, (await _device.Refusal(Put("a", "1"))).Code);
        Assert.False((await _device.List()).DatasetExists);
    }

    [Theory]
    [InlineData(FunctionAnswerKind.TimedOut, ErrorCodes.LambdaSocketTimeoutException)]
    [InlineData(FunctionAnswerKind.Throttled, ErrorCodes.LambdaThrottledException)]
    [InlineData(FunctionAnswerKind.Failed, ErrorCodes.InvalidLambdaFunctionOutputException)]
    public async Task No_answer_fails_the_call_at_the_first_attempt(FunctionAnswerKind kind, string code)
    {
        var slow = new Fixed(kind);
        await using var cognito = new TestCognito(s => s.AddSingleton<IFunctionInvoker>(slow));
        var device = await cognito.ADevice();
        var arn = "arn:aws:lambda:us-east-1:123456789012:function:slow";
        await cognito.Database(async db =>
        {
            db.Functions.Add(new() { Name = "slow", Kind = slow.Kind, Arn = arn, CreationDate = cognito.Clock.GetUtcNow(), LastModifiedDate = cognito.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        await cognito.Invoke(new SetCognitoEventsRequest { IdentityPoolId = device.Pool, Events = new Dictionary<string, string> { ["SyncTrigger"] = arn } });
        Assert.Equal(code, (await device.Refusal(Put("a", "1"))).Code);
        Assert.Equal((1, false), (slow.Calls, (await device.List()).DatasetExists));
    }

    private async Task Trigger(string source) => await _cognito.Invoke(new SetCognitoEventsRequest { IdentityPoolId = _device.Pool, Events = new Dictionary<string, string> { ["SyncTrigger"] = await _cognito.AFunction(source) } });

    private sealed class Fixed(FunctionAnswerKind answer) : IFunctionInvoker
    {
        public int Calls { get; private set; }

        public string Kind => "Fixed";

        public Task<FunctionAnswer> Invoke(FunctionCall call, CancellationToken cancellation)
        {
            Calls++;
            return Task.FromResult(new FunctionAnswer(answer, Error: "ServiceException"));
        }
    }
}
