using System.Data;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using CognitoConsole.Data.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.Sync;

/// <summary>
/// Publishes whole identity pools to their streams, some datasets at a time. Any number of servers may run it: a step is saved together with how far it
/// came, and of two that take the same one the second fails at the row's version.
/// </summary>
public sealed partial class BulkPublisher(IServiceScopeFactory scopes, TimeProvider clock, ILogger<BulkPublisher> log) : BackgroundService
{
    private const int Step = 50;

    /// <summary>What a step has in memory at once, but for one dataset.</summary>
    private const long MaxBytes = 4 * 1024 * 1024;

    /// <summary>As many may wait for a stream before the next step; they are handed on faster than they are read.</summary>
    private const int MaxWaiting = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await PublishNext(stoppingToken))
                {
                }
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another server, or somebody who has changed the configuration: it goes on from what is there now.
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(log, failure);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One step of every pool that is being published.</summary>
    /// <returns>Whether any got further.</returns>
    internal async Task<bool> PublishNext(CancellationToken cancellation)
    {
        List<string> pools;
        await using (var scope = scopes.CreateAsyncScope())
            pools = await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().SyncConfigurations.Where(c => c.BulkPublishStatus == BulkPublishStatus.InProgress).Select(c => c.IdentityPoolId).ToListAsync(cancellation);
        var got = false;
        foreach (var pool in pools)
        {
            await using var scope = scopes.CreateAsyncScope();
            got |= await Publish(scope.ServiceProvider, pool, cancellation);
        }

        return got;
    }

    private async Task<bool> Publish(IServiceProvider services, string identityPoolId, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<CognitoDbContext>();
        if (await db.SyncConfigurations.FirstOrDefaultAsync(c => c.IdentityPoolId == identityPoolId && c.BulkPublishStatus == BulkPublishStatus.InProgress, cancellation) is not { } set) return false;
        if (set is not { StreamName: { } stream, StreamingStatus: StreamingStatus.Enabled }) return await End(db, set, "Cognito Streams was disabled before everything was published.", cancellation);
        if (await db.SyncDeliveries.Where(d => d.Destination == stream).OrderBy(d => d.Id).Take(MaxWaiting).CountAsync(cancellation) == MaxWaiting) return false;
        // What was made since has come to the stream by itself.
        var start = set.BulkPublishStartTime;
        var datasets = db.Datasets.AsNoTracking().Where(d => d.IdentityPoolId == identityPoolId && d.CreationDate <= start);
        if (set.BulkPublishPosition is { } last) datasets = datasets.Where(d => string.Compare(d.Id, last) > 0);
        var page = await datasets.OrderBy(d => d.Id).Take(Step).ToListAsync(cancellation);
        if (page.Count == 0) return await End(db, set, null, cancellation);
        var bytes = 0L;
        page = [.. page.TakeWhile((d, i) => (bytes += d.DataStorage) <= MaxBytes || i == 0)];
        var notices = services.GetRequiredService<SyncNotices>();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        foreach (var dataset in await Held(db, page, cancellation))
        {
            var records = await db.DatasetRecords.AsNoTracking().Where(r => r.DatasetId == dataset.Id && r.Value != null).OrderBy(r => r.RecordKey).ToListAsync(cancellation);
            notices.AddWhole(dataset, stream, [.. records.Select(DatasetView.Of)]);
        }

        set.BulkPublishPosition = page[^1].Id;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Those with records, as they are once all who change them have to wait: behind what is newer in the queue there must be nothing older.</summary>
    private static async Task<List<Data.Sync.Dataset>> Held(CognitoDbContext db, List<Data.Sync.Dataset> page, CancellationToken cancellation)
    {
        var (ids, identities) = (page.ConvertAll(d => d.Id), page.Select(d => d.IdentityId).Distinct().ToList());
        await db.Identities.Where(i => identities.Contains(i.IdentityId)).ExecuteUpdateAsync(set => set.SetProperty(i => i.Version, i => i.Version), cancellation);
        return await db.Datasets.AsNoTracking().Where(d => ids.Contains(d.Id) && !d.IsDeleted && d.NumRecords > 0).OrderBy(d => d.Id).ToListAsync(cancellation);
    }

    private async Task<bool> End(CognitoDbContext db, SyncConfiguration set, string? failure, CancellationToken cancellation)
    {
        set.BulkPublishStatus = failure is null ? BulkPublishStatus.Succeeded : BulkPublishStatus.Failed;
        (set.BulkPublishFailure, set.BulkPublishCompleteTime) = (failure, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Identity pools could not be published to their streams.")]
    private static partial void LogFailure(ILogger log, Exception failure);
}
