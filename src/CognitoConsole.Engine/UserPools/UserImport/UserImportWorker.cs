using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Runs started import jobs and forgets those that nobody started. Any number of nodes may run it: a job is taken by one atomic update, and
/// one whose node has died is taken up where it stood.
/// </summary>
public sealed partial class UserImportWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<UserImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Jobs that nobody started end after a day; the minute does not matter.</summary>
    private static readonly TimeSpan BetweenExpiries = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var expired = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (clock.GetUtcNow() - expired >= BetweenExpiries)
                {
                    expired = clock.GetUtcNow();
                    await Expire(stoppingToken);
                }

                while (await RunNext(stoppingToken))
                {
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(log, failure);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Runs one job to its end.</summary>
    /// <returns>False when there was none to run.</returns>
    internal async Task<bool> RunNext(CancellationToken cancellation)
    {
        if (await Take(cancellation) is not { } job) return false;
        var run = new UserImportRun(scopes, job, job.LeaseId!, clock);
        try
        {
            if (job.Status == UserImportJobStatusType.Stopping) await run.Complete(UserImportJobStatusType.Stopped, UserImportJobs.StoppedMessage, cancellation);
            else await run.Run(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Release(job);
            throw;
        }
        catch (Exception failure)
        {
            LogJob(log, failure, job.JobId);
            await run.Complete(UserImportJobStatusType.Failed, "The import job ended in an internal error.", cancellation);
        }

        return true;
    }

    /// <summary>Ends jobs that were created and never started.</summary>
    internal async Task Expire(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var (now, limit) = (clock.GetUtcNow(), clock.GetUtcNow() - UserImportJobs.StartLimit);
        var forgotten = await db.UserImportJobs.AsNoTracking().Where(j => j.Status == UserImportJobStatusType.Created && j.CreationDate < limit).OrderBy(j => j.CreationDate).Take(100).ToListAsync(cancellation);
        foreach (var job in forgotten)
        {
            var ended = await db.UserImportJobs.Where(j => j.UserPoolId == job.UserPoolId && j.JobId == job.JobId && j.Status == UserImportJobStatusType.Created)
                .ExecuteUpdateAsync(set => set.SetProperty(j => j.Status, UserImportJobStatusType.Expired).SetProperty(j => j.CompletionMessage, "The user import job has expired.")
                    .SetProperty(j => j.CompletionDate, now).SetProperty(j => j.Version, j => j.Version + 1), cancellation);
            if (ended == 1) await scope.ServiceProvider.GetRequiredService<ImportFile>().Remove(job, except: null, cancellation);
        }
    }

    private async Task<UserImportJob?> Take(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var now = clock.GetUtcNow();
        var due = await db.UserImportJobs.AsNoTracking().Where(j => UserImportJobs.Active.Contains(j.Status) && j.LeasedUntil <= now).OrderBy(j => j.CreationDate).FirstOrDefaultAsync(cancellation);
        if (due is null) return null;
        var (lease, until) = (Guid.NewGuid().ToString(), now + UserImportRun.Lease);
        var taken = await db.UserImportJobs
            .Where(j => j.UserPoolId == due.UserPoolId && j.JobId == due.JobId && j.LeasedUntil == due.LeasedUntil && j.Status == due.Status && j.Version == due.Version)
            .ExecuteUpdateAsync(
                set => set.SetProperty(j => j.LeaseId, lease).SetProperty(j => j.LeasedUntil, until).SetProperty(j => j.Version, j => j.Version + 1)
                    .SetProperty(j => j.Status, j => j.Status == UserImportJobStatusType.Pending ? UserImportJobStatusType.InProgress : j.Status),
                cancellation);
        if (taken == 0) return null;
        return await db.UserImportJobs.AsNoTracking().FirstOrDefaultAsync(j => j.UserPoolId == due.UserPoolId && j.JobId == due.JobId && j.LeaseId == lease, cancellation);
    }

    /// <summary>The server stops: the next one need not wait until the lease has run out.</summary>
    private async Task Release(UserImportJob job)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().UserImportJobs.Where(j => j.UserPoolId == job.UserPoolId && j.JobId == job.JobId && j.LeaseId == job.LeaseId)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeasedUntil, now), CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Error, "User import jobs could not be run.")]
    private static partial void LogFailure(ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Error, "User import job {JobId} failed.")]
    private static partial void LogJob(ILogger log, Exception failure, string jobId);
}
