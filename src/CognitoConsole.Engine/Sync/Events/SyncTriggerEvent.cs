using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data.Sync;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Sync;

/// <summary>The document that a sync trigger's function gets, and what the one that comes back says: all records of the dataset, and what becomes of each.</summary>
internal sealed class SyncTriggerEvent
{
    private const string Records = "datasetRecords";
    private const int MaxKey = 1024;
    private const int MaxValue = 1_048_575;

    private readonly Dictionary<string, DatasetRecord> _stored;
    private readonly Dictionary<string, RecordChange> _asked;
    private readonly JsonObject _input;

    public SyncTriggerEvent(string region, UpdateRecordsRequest request, IReadOnlyCollection<DatasetRecord> stored, IReadOnlyCollection<RecordChange> changes)
    {
        _stored = stored.ToDictionary(r => r.Key, StringComparer.Ordinal);
        _asked = changes.ToDictionary(c => c.Key, StringComparer.Ordinal);
        _input = new()
        {
            ["version"] = 2,
            ["eventType"] = CognitoEvent.SyncTrigger,
            ["region"] = region,
            ["identityPoolId"] = request.IdentityPoolId,
            ["identityId"] = request.IdentityId,
            ["datasetName"] = request.DatasetName,
            [Records] = new JsonObject(_stored.Keys.Concat(_asked.Keys).Distinct(StringComparer.Ordinal).Select(key => KeyValuePair.Create(key, (JsonNode?)Show(key)))),
        };
    }

    /// <summary>An event to try a function on: a record that changes, one that is new, one that goes.</summary>
    public static TriggerEventType Ready(string region)
    {
        var request = new UpdateRecordsRequest { IdentityPoolId = $"{region}:0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", IdentityId = $"{region}:1b2c3d4e-5f6a-4b7c-9d8e-0f1a2b3c4d5e", DatasetName = "prefs", SyncSessionToken = "" };
        DatasetRecord[] stored = [Stored("theme", "light"), Stored("draft", "Dear")];
        var asked = new SyncTriggerEvent(region, request, stored, [new("theme", "dark", 1, null), new("language", "en", null, null), new("draft", null, 1, null)]);
        return new() { Trigger = CognitoEvent.SyncTrigger, TriggerSource = CognitoEvent.SyncTrigger, Event = asked._input.ToJsonString(new JsonSerializerOptions(TriggerAnswers.Json) { WriteIndented = true }) };

        static DatasetRecord Stored(string key, string value) => new()
        {
            DatasetId = "",
            RecordKey = key,
            Key = key,
            Value = value,
            SyncCount = 1,
            LastModifiedDate = default,
            LastModifiedBy = "",
            DeviceLastModifiedDate = default,
        };
    }

    public string Input => _input.ToJsonString(TriggerAnswers.Json);

    /// <summary>What is to be done. A record that the answer leaves out stays as it is stored.</summary>
    /// <exception cref="Contracts.CognitoException">InvalidLambdaFunctionOutputException.</exception>
    public List<RecordChange> Read(string? payload)
    {
        try
        {
            return Changes(Parse(payload));
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of surrogates, as a function that cuts a text may leave it: found only where the text is read.
            throw Errors.InvalidLambdaFunctionOutput("it has a text that is not Unicode.");
        }
    }

    private List<RecordChange> Changes(JsonObject answer)
    {
        foreach (var (member, value) in _input)
            if (member != Records && !JsonNode.DeepEquals(value, answer[member])) throw Errors.InvalidLambdaFunctionOutput($"{member} was changed.");
        if (answer[Records] is not JsonObject records) throw Errors.InvalidLambdaFunctionOutput($"{Records} is missing.");
        var changes = new List<RecordChange>();
        foreach (var (key, record) in records)
            if (Change(key, Value(key, record)) is { } change) changes.Add(change);
        return changes;
    }

    private JsonObject Show(string key)
    {
        var (old, wanted) = (_stored.GetValueOrDefault(key)?.Value, _asked.TryGetValue(key, out var change) ? change.Value : _stored[key].Value);
        var shown = new JsonObject();
        if (old is not null) shown["oldValue"] = old;
        if (wanted is not null) shown["newValue"] = wanted;
        shown["op"] = wanted is null ? Operation.Remove : Operation.Replace;
        return shown;
    }

    /// <summary>Null where nothing changes: what nobody asked for is as it was.</summary>
    private RecordChange? Change(string key, string? value)
    {
        var stored = _stored.GetValueOrDefault(key);
        if (_asked.TryGetValue(key, out var asked)) return asked with { Value = value };
        return value == stored?.Value ? null : new RecordChange(key, value, stored?.SyncCount, null);
    }

    private static string? Value(string key, JsonNode? record)
    {
        if (key.Length is 0 or > MaxKey || key.Contains('\0', StringComparison.Ordinal)) throw Errors.InvalidLambdaFunctionOutput("A record has no valid key.");
        if (record is not JsonObject shown) throw Errors.InvalidLambdaFunctionOutput($"The record {key} is no object.");
        if (Text(key, shown, "op") is { } op && op is not (Operation.Replace or Operation.Remove)) throw Errors.InvalidLambdaFunctionOutput($"The record {key} has the op {op}.");
        var value = Text(key, shown, "newValue");
        if (value is { Length: > MaxValue } || value?.Contains('\0', StringComparison.Ordinal) == true) throw Errors.InvalidLambdaFunctionOutput($"The record {key} has no valid value.");
        return shown["op"]?.GetValue<string>() == Operation.Remove ? null : value;
    }

    private static string? Text(string key, JsonObject record, string member) => record[member] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw Errors.InvalidLambdaFunctionOutput($"The {member} of the record {key} is no text."),
    };

    private static JsonObject Parse(string? payload)
    {
        try
        {
            // Walked through once: what stands twice is found only then.
            if (JsonNode.Parse(payload ?? "null") is JsonObject answer && answer.DeepClone() is JsonObject whole) return whole;
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException or InvalidOperationException)
        {
            throw Errors.InvalidLambdaFunctionOutput("it is not JSON.");
        }

        throw Errors.InvalidLambdaFunctionOutput("it is not the event.");
    }
}
