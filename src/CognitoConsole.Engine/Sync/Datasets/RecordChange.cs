using CognitoConsole.Contracts.Sync;

namespace CognitoConsole.Engine.Sync;

/// <summary>What is to become of a record.</summary>
/// <param name="Value">Null: it is removed.</param>
/// <param name="SyncCount">Of the record as whoever changes it knows it; null: he knows that there is none.</param>
internal sealed record RecordChange(string Key, string? Value, long? SyncCount, DateTimeOffset? DeviceDate)
{
    public static RecordChange Of(RecordPatch patch) => new(patch.Key, patch.Op == Operation.Remove ? null : patch.Value, patch.SyncCount, patch.DeviceLastModifiedDate);
}
