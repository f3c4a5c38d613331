using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Row = CognitoConsole.Data.Sync.Dataset;

namespace CognitoConsole.Engine.Sync;

/// <summary>
/// <see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_ListRecords.html">ListRecords</see>: without a count the records that there are, with one what has
/// changed since, removed ones too. A session begins here.
/// </summary>
public sealed class ListRecords(CognitoDbContext db, DatasetOwners owners, SyncSessions sessions, IdentityLedger ledger, PagingToken paging) : IOperation<ListRecordsRequest, ListRecordsResponse>
{
    private const int MaxPage = 1_024;

    /// <param name="Begun">Count of the dataset at the first page: what the reader of the others knows already.</param>
    private sealed record Position(long SyncCount, string RecordKey, long Begun);

    public async Task<ListRecordsResponse> Handle(ListRecordsRequest request, OperationContext context)
    {
        var identity = await owners.FindForList(request.IdentityPoolId, request.IdentityId);
        var list = $"{identity.IdentityId}/{request.DatasetName}/{request.LastSyncCount}";
        var after = paging.Open<Position>(context, list, request.NextToken);
        if (request.SyncSessionToken is { } given) sessions.Demand(request, given);
        // First the dataset, then its records: what changes in between, or between two pages, is reported twice and not forgotten.
        var dataset = await db.Datasets.AsNoTracking().FirstOrDefaultAsync(d => d.IdentityId == request.IdentityId && d.DatasetName == request.DatasetName, context.Cancellation);
        var exists = dataset is { IsDeleted: false };
        if (request.LastSyncCount is { } known && (known < 0 || exists && known > dataset!.SyncCount)) throw Errors.NoSuchSyncCount(known);

        var limit = Math.Min(request.MaxResults ?? MaxPage, MaxPage);
        var page = exists ? await Read(dataset!, request.LastSyncCount, after, limit + 1, context.Cancellation) : [];
        var last = page.Count > limit ? page[limit - 1] : null;
        var seen = Math.Max(request.LastSyncCount ?? 0, after?.Begun ?? 0);
        var records = page.Take(limit).Select(DatasetView.Of).ToList();
        var merged = await db.Datasets.Where(d => d.IdentityId == request.IdentityId && d.MergedFrom == request.DatasetName && !d.IsDeleted).OrderBy(d => d.DatasetName).Select(d => d.DatasetName).ToListAsync(context.Cancellation);
        return new()
        {
            Records = records,
            Count = records.Count,
            NextToken = last is null ? null : paging.Seal(context, list, new Position(last.SyncCount, last.RecordKey, after?.Begun ?? dataset!.SyncCount)),
            DatasetSyncCount = exists ? dataset!.SyncCount : 0,
            LastModifiedBy = exists ? dataset!.LastModifiedBy : null,
            MergedDatasetNames = merged.Count > 0 ? merged : null,
            DatasetExists = exists,
            // Who knows nothing yet has nothing to forget.
            DatasetDeletedAfterRequestedSyncCount = dataset is not null && seen > 0 && seen < dataset.ForgottenSyncCount,
            SyncSessionToken = request.SyncSessionToken ?? await Begin(request, context),
        };
    }

    private Task<List<Data.Sync.DatasetRecord>> Read(Row dataset, long? since, Position? after, int most, CancellationToken cancellation)
    {
        var records = db.DatasetRecords.AsNoTracking().Where(r => r.DatasetId == dataset.Id);
        if (since is { } count) records = records.Where(r => r.SyncCount > count);
        else if (after is { Begun: var begun }) records = records.Where(r => r.Value != null || r.SyncCount > begun);
        else records = records.Where(r => r.Value != null);
        if (after is { } place) records = records.Where(r => r.SyncCount > place.SyncCount || r.SyncCount == place.SyncCount && string.Compare(r.RecordKey, place.RecordKey) > 0);
        return records.OrderBy(r => r.SyncCount).ThenBy(r => r.RecordKey).Take(most).ToListAsync(cancellation);
    }

    private async Task<string> Begin(ListRecordsRequest request, OperationContext context)
    {
        // Further pages belong to the session of the first, and whoever looks on at the console synchronizes nothing.
        if (request.NextToken is null && context.Caller is not Contracts.Caller.Operator)
        {
            ledger.SyncSession(request.IdentityPoolId);
            await ledger.Save(context.Cancellation);
        }

        return sessions.Begin(request);
    }

    internal sealed class Validator : AbstractValidator<ListRecordsRequest>
    {
        public Validator() => RuleFor(r => r.MaxResults).GreaterThan(0).WithMessage("MaxResults must be greater than 0.");
    }
}
