using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;

namespace CognitoConsole.Testing;

/// <summary>A device that synchronizes one dataset of an identity, as the mobile SDKs do it.</summary>
/// <param name="Caller">Whose credentials it has; null: a developer's.</param>
public sealed record SyncDevice(TestCognito Cognito, string Pool, string Identity, string Dataset = "prefs", Caller? Caller = null)
{
    private Caller Who => Caller ?? Cognito.Admin;

    public ListRecordsRequest Listing(long? since = null) => new() { IdentityPoolId = Pool, IdentityId = Identity, DatasetName = Dataset, LastSyncCount = since };

    public UpdateRecordsRequest Writing(string token, params RecordPatch[] patches) => new() { IdentityPoolId = Pool, IdentityId = Identity, DatasetName = Dataset, SyncSessionToken = token, RecordPatches = patches };

    public Task<ListRecordsResponse> List(long? since = null) => Cognito.Invoke(Listing(since), Who);

    public async Task<string> Token() => (await List()).SyncSessionToken!;

    /// <summary>In a session of its own.</summary>
    public async Task<IReadOnlyList<Record>> Write(params RecordPatch[] patches) => (await Cognito.Invoke(Writing(await Token(), patches), Who)).Records!;

    public async Task<CognitoException> Refusal(params RecordPatch[] patches) => await Cognito.Refusal(Writing(await Token(), patches), Who);

    public Task<Dataset> Describe() => Shown(Cognito.Invoke(new DescribeDatasetRequest { IdentityPoolId = Pool, IdentityId = Identity, DatasetName = Dataset }, Who));

    public async Task<Dataset> Delete() => (await Cognito.Invoke(new DeleteDatasetRequest { IdentityPoolId = Pool, IdentityId = Identity, DatasetName = Dataset }, Who)).Dataset!;

    public static RecordPatch Put(string key, string value, long syncCount = 0) => new() { Op = Operation.Replace, Key = key, Value = value, SyncCount = syncCount };

    public static RecordPatch Remove(string key, long syncCount) => new() { Op = Operation.Remove, Key = key, SyncCount = syncCount };

    /// <summary>Records as <c>key=value@count</c>; a removed one is <c>key@count</c>.</summary>
    public static string Text(IEnumerable<Record>? records) => string.Join(' ', (records ?? []).Select(r => $"{r.Key}{(r.Value is null ? null : $"={r.Value}")}@{r.SyncCount}"));

    private static async Task<Dataset> Shown(Task<DescribeDatasetResponse> response) => (await response).Dataset!;
}
