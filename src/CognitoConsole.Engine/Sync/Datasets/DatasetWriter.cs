using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using CognitoConsole.Data.Sync;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;
using Row = CognitoConsole.Data.Sync.Dataset;

namespace CognitoConsole.Engine.Sync;

/// <summary>Changes datasets: all of a request or nothing, within AWS's limits, and a record only for somebody who knows it as it is.</summary>
public sealed class DatasetWriter(CognitoDbContext db, DatasetOwners owners, IdentityLedger ledger, SyncNotices notices, AuditTrail audit, OperationContext context, TimeProvider clock)
{
    public const int MaxDatasets = 20;
    public const int MaxRecords = 1_024;
    public const long MaxBytes = 1_048_576;

    /// <summary>Of datasets that were deleted and of records that were removed, as many are remembered for devices that have not heard of it.</summary>
    private const int RememberedDatasets = 100;
    private const int RememberedRecords = 1_024;

    /// <summary>Keys that one query asks for, and that one audit entry names.</summary>
    private const int KeysAtOnce = 500;
    private const int NotedKeys = 20;

    /// <summary>The records that were changed, in the order of the changes.</summary>
    /// <param name="deviceId">The device that changes them; null for none that is registered.</param>
    /// <exception cref="Contracts.CognitoException">ResourceConflictException, LimitExceededException, ResourceNotFoundException, NotAuthorizedException.</exception>
    internal async Task<IReadOnlyList<Record>> Write(IDatasetRequest request, IReadOnlyList<RecordChange> changes, string? deviceId)
    {
        await using var transaction = await owners.Begin(request.IdentityPoolId!, request.IdentityId!);
        var dataset = await Find(request);
        var known = dataset is null ? [] : await Known(dataset, changes);
        foreach (var change in changes) DemandCurrent(change, known.GetValueOrDefault(change.Key));
        var before = dataset is { IsDeleted: false } ? (dataset.NumRecords, dataset.DataStorage) : default;
        dataset = await Open(dataset, request);
        var written = Apply(dataset, changes, known);
        if (dataset.NumRecords > MaxRecords) throw Errors.LimitExceeded($"A dataset has at most {MaxRecords} records.");
        if (dataset.DataStorage > MaxBytes) throw Errors.LimitExceeded($"A dataset has at most {MaxBytes} bytes.");
        await Forget(dataset);
        Note(dataset, before, changes);
        await notices.Add(dataset, Operation.Replace, written, deviceId, context.Cancellation);
        await Save(dataset, dataset.DataStorage - before.DataStorage);
        await transaction.CommitAsync(context.Cancellation);
        return written;
    }

    /// <exception cref="Contracts.CognitoException">ResourceNotFoundException, NotAuthorizedException.</exception>
    public async Task<Row> Delete(IDatasetRequest request)
    {
        await using var transaction = await owners.Begin(request.IdentityPoolId!, request.IdentityId!);
        if (await Find(request) is not { IsDeleted: false } dataset) throw Errors.DatasetNotFound(request.DatasetName);
        var bytes = dataset.DataStorage;
        Note(dataset, (dataset.NumRecords, bytes), null);
        await db.DatasetRecords.Where(r => r.DatasetId == dataset.Id).ExecuteDeleteAsync(context.Cancellation);
        (dataset.NumRecords, dataset.NumRemoved, dataset.DataStorage) = (0, 0, 0);
        dataset.IsDeleted = true;
        dataset.MergedFrom = null;
        dataset.ForgottenSyncCount = ++dataset.SyncCount;
        Touch(dataset);
        await ForgetDatasets(dataset);
        await notices.Add(dataset, Operation.Remove, [], deviceId: null, context.Cancellation);
        await Save(dataset, -bytes);
        await transaction.CommitAsync(context.Cancellation);
        return dataset;
    }

    private Task<Row?> Find(IDatasetRequest request) => db.Datasets.FirstOrDefaultAsync(d => d.IdentityId == request.IdentityId && d.DatasetName == request.DatasetName, context.Cancellation);

    private async Task<Dictionary<string, DatasetRecord>> Known(Row dataset, IReadOnlyList<RecordChange> changes)
    {
        var known = new Dictionary<string, DatasetRecord>(StringComparer.Ordinal);
        foreach (var keys in changes.Select(c => DatasetView.KeyOf(c.Key)).Chunk(KeysAtOnce))
            foreach (var record in await db.DatasetRecords.Where(r => r.DatasetId == dataset.Id && keys.Contains(r.RecordKey)).ToListAsync(context.Cancellation))
                known[record.Key] = record;
        return known;
    }

    private static void DemandCurrent(RecordChange change, DatasetRecord? record)
    {
        var current = record?.SyncCount ?? 0;
        var isKnown = change.SyncCount is { } count ? count == current : record?.Value is null;
        if (!isKnown) throw Errors.SyncConflict(change.Key, current, change.SyncCount ?? 0);
    }

    private async Task<Row> Open(Row? dataset, IDatasetRequest request)
    {
        if (dataset is { IsDeleted: false }) return dataset;
        if (await db.Datasets.CountAsync(d => d.IdentityId == request.IdentityId && !d.IsDeleted, context.Cancellation) >= MaxDatasets)
            throw Errors.LimitExceeded($"An identity has at most {MaxDatasets} datasets.");
        var now = clock.GetUtcNow();
        if (dataset is null)
        {
            dataset = new()
            {
                Id = Guid.CreateVersion7(now).ToString(),
                IdentityPoolId = request.IdentityPoolId!,
                IdentityId = request.IdentityId!,
                DatasetName = request.DatasetName,
                CreationDate = now,
                LastModifiedDate = now,
                LastModifiedBy = owners.CallerName,
            };
            db.Datasets.Add(dataset);
        }

        dataset.IsDeleted = false;
        dataset.CreationDate = now;
        return dataset;
    }

    private List<Record> Apply(Row dataset, IReadOnlyList<RecordChange> changes, Dictionary<string, DatasetRecord> known)
    {
        dataset.SyncCount++;
        Touch(dataset);
        var written = new List<Record>(changes.Count);
        foreach (var change in changes)
        {
            var record = known.GetValueOrDefault(change.Key);
            Count(dataset, change.Key, record?.Value, isThere: record is not null, -1);
            if (record is null) db.DatasetRecords.Add(record = Make(dataset, change));
            record.Value = change.Value;
            record.SyncCount = dataset.SyncCount;
            record.LastModifiedDate = dataset.LastModifiedDate;
            record.LastModifiedBy = dataset.LastModifiedBy;
            record.DeviceLastModifiedDate = change.DeviceDate ?? dataset.LastModifiedDate;
            Count(dataset, change.Key, record.Value, isThere: true, +1);
            written.Add(DatasetView.Of(record));
        }

        return written;
    }

    private static DatasetRecord Make(Row dataset, RecordChange change) => new()
    {
        DatasetId = dataset.Id,
        RecordKey = DatasetView.KeyOf(change.Key),
        Key = change.Key,
        SyncCount = dataset.SyncCount,
        LastModifiedDate = dataset.LastModifiedDate,
        LastModifiedBy = dataset.LastModifiedBy,
        DeviceLastModifiedDate = dataset.LastModifiedDate,
    };

    private static void Count(Row dataset, string key, string? value, bool isThere, int by)
    {
        dataset.DataStorage += by * DatasetView.SizeOf(key, value);
        if (value is not null) dataset.NumRecords += by;
        else if (isThere) dataset.NumRemoved += by;
    }

    /// <summary>Removed records are not remembered without end. Whoever has not heard of one that is forgotten gets the dataset anew, as after a deletion.</summary>
    private async Task Forget(Row dataset)
    {
        if (dataset.NumRemoved <= 2 * RememberedRecords) return;
        var last = await db.DatasetRecords.Where(r => r.DatasetId == dataset.Id && r.Value == null && r.SyncCount < dataset.SyncCount)
            .OrderByDescending(r => r.SyncCount).ThenBy(r => r.RecordKey).Select(r => r.SyncCount).Skip(RememberedRecords).FirstOrDefaultAsync(context.Cancellation);
        if (last == 0) return;
        // Those that this call writes have the newest count.
        var tracked = db.ChangeTracker.Entries<DatasetRecord>().Select(e => e.Entity.RecordKey).ToHashSet(StringComparer.Ordinal);
        var old = await db.DatasetRecords.AsNoTracking().Where(r => r.DatasetId == dataset.Id && r.Value == null && r.SyncCount <= last).Select(r => r.RecordKey).ToListAsync(context.Cancellation);
        foreach (var keys in old.Where(k => !tracked.Contains(k)).Chunk(KeysAtOnce))
            dataset.NumRemoved -= await db.DatasetRecords.Where(r => r.DatasetId == dataset.Id && keys.Contains(r.RecordKey)).ExecuteDeleteAsync(context.Cancellation);
        dataset.ForgottenSyncCount = Math.Max(dataset.ForgottenSyncCount, last);
    }

    private async Task ForgetDatasets(Row newest)
    {
        var deleted = await db.Datasets.Where(d => d.IdentityId == newest.IdentityId && d.IsDeleted && d.Id != newest.Id)
            .OrderByDescending(d => d.LastModifiedDate).ThenBy(d => d.Id).Skip(RememberedDatasets - 1).ToListAsync(context.Cancellation);
        db.Datasets.RemoveRange(deleted);
    }

    private void Touch(Row dataset)
    {
        dataset.LastModifiedDate = clock.GetUtcNow();
        dataset.LastModifiedBy = owners.CallerName;
    }

    private async Task Save(Row dataset, long bytes)
    {
        ledger.SyncStorage(dataset.IdentityPoolId, bytes);
        await ledger.Save(context.Cancellation);
    }

    /// <summary>For the audit log: which records, and not what is in them.</summary>
    /// <param name="changes">Null: all of them are deleted.</param>
    private void Note(Row dataset, (int Records, long Bytes) before, IReadOnlyList<RecordChange>? changes)
    {
        var target = $"Dataset/{dataset.IdentityId}/{dataset.DatasetName}";
        audit.Note(target, "NumRecords", before.Records, changes is null ? null : dataset.NumRecords);
        audit.Note(target, "DataStorage", before.Bytes, changes is null ? null : dataset.DataStorage);
        if (changes is null) return;
        Keys("Replaced", changes.Where(c => c.Value is not null));
        Keys("Removed", changes.Where(c => c.Value is null));

        void Keys(string member, IEnumerable<RecordChange> some)
        {
            var keys = some.Select(c => c.Key.Length > 100 ? c.Key[..100] : c.Key).ToList();
            if (keys.Count == 0) return;
            var noted = new JsonArray([.. keys.Take(NotedKeys).Select(k => JsonValue.Create(k))]);
            if (keys.Count > NotedKeys) noted.Add($"and {keys.Count - NotedKeys} more");
            audit.Note(target, member, null, noted);
        }
    }
}
