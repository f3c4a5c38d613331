using System.Data.Common;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Works through the file of one job, batch by batch. A batch's users, its failed lines and the place in the file are one commit, so a
/// server that stops or dies in between loses nothing and does nothing twice.
/// </summary>
internal sealed class UserImportRun(IServiceScopeFactory scopes, UserImportJob job, string leaseId, TimeProvider clock)
{
    private const int Batch = 500;
    private const int MaxFailed = 10_000;
    private const string TooMany = "Too many users have failed or been skipped during the import.";

    /// <summary>Whoever says nothing for so long is taken for dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public async Task Run(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var pool = await scope.ServiceProvider.GetRequiredService<PoolDirectory>().Pool(job.UserPoolId, cancellation);
        await using var file = scope.ServiceProvider.GetRequiredService<ImportFile>().Open(job);
        await using var lines = ImportLine.ReadAll(file, cancellation).GetAsyncEnumerator(cancellation);
        var first = await lines.MoveNextAsync() ? lines.Current.Text : null;
        var (header, problem) = ImportHeader.Read(pool, job.PasswordHashingAlgorithm, first);
        if (header is null)
        {
            await Complete(UserImportJobStatusType.Failed, problem, cancellation);
            return;
        }

        var batch = new List<ImportLine>(Batch);
        bool more;
        do
        {
            more = await lines.MoveNextAsync();
            if (more && lines.Current.Number > job.DoneLine) batch.Add(lines.Current);
            if (batch.Count < Batch && (more || batch.Count == 0)) continue;
            if (!await Save(pool, header, batch, cancellation)) return;
            batch.Clear();
        }
        while (more);
        await Finish(cancellation);
    }

    private async Task Finish(CancellationToken cancellation)
    {
        // Read again: an earlier server may have done the first part.
        await using var scope = scopes.CreateAsyncScope();
        var done = await Row(scope.ServiceProvider.GetRequiredService<CognitoDbContext>()).AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (done is null) return;
        if (done.Status == UserImportJobStatusType.Stopping) await Complete(UserImportJobStatusType.Stopped, UserImportJobs.StoppedMessage, cancellation);
        else if (done.ImportedUsers == 0 && done.FailedUsers + done.SkippedUsers > 0) await Complete(UserImportJobStatusType.Failed, TooMany, cancellation);
        else await Complete(UserImportJobStatusType.Succeeded, null, cancellation);
    }

    /// <returns>False when the job has ended, or belongs to somebody else by now.</returns>
    private async Task<bool> Save(UserPool pool, ImportHeader header, List<ImportLine> batch, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<ImportedUsers>();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var results = batch.ConvertAll(line => users.Read(pool, job.PasswordHashingAlgorithm, header, line));
        while (true)
        {
            try
            {
                var judged = await users.WithoutTaken(pool, results, cancellation);
                if (!await Commit(db, pool, judged, cancellation)) return await Give(db, cancellation);
                break;
            }
            catch (DbException exception) when (exception.IsUniqueViolation())
            {
                // Somebody signed up with one of the names a moment ago; the next look sees it.
            }
        }

        job.FailedUsers = await Row(db).Select(j => j.FailedUsers).FirstOrDefaultAsync(cancellation);
        if (job.FailedUsers <= MaxFailed) return true;
        await Complete(UserImportJobStatusType.Failed, TooMany, cancellation);
        return false;
    }

    private async Task<bool> Commit(CognitoDbContext db, UserPool pool, IReadOnlyList<ImportResult> results, CancellationToken cancellation)
    {
        var (imported, skipped) = (results.Count(r => r.User is not null), results.Count(r => r.Outcome == ImportResult.Skipped));
        var (last, until) = (results[^1].LineNumber, clock.GetUtcNow() + Lease);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var isMine = await Row(db).Where(j => j.Status == UserImportJobStatusType.InProgress).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.DoneLine, last).SetProperty(j => j.LeasedUntil, until)
                .SetProperty(j => j.ImportedUsers, j => j.ImportedUsers + imported).SetProperty(j => j.SkippedUsers, j => j.SkippedUsers + skipped)
                .SetProperty(j => j.FailedUsers, j => j.FailedUsers + (results.Count - imported - skipped)),
            cancellation) == 1;
        if (!isMine) return false;
        await UserWriter.InsertMany(db, pool, [.. results.Where(r => r.User is not null).Select(r => r.User!)], cancellation);
        await db.InsertMany(results.Where(r => r.User is null).Select(Line).ToList(), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>The job was stopped, or taken over.</summary>
    private async Task<bool> Give(CognitoDbContext db, CancellationToken cancellation)
    {
        if (await Row(db).AnyAsync(j => j.Status == UserImportJobStatusType.Stopping, cancellation)) await Complete(UserImportJobStatusType.Stopped, UserImportJobs.StoppedMessage, cancellation);
        return false;
    }

    public async Task Complete(string status, string? message, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var now = clock.GetUtcNow();
        var ended = await Row(db).Where(j => UserImportJobs.Active.Contains(j.Status)).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.Status, status).SetProperty(j => j.CompletionMessage, message).SetProperty(j => j.CompletionDate, now)
                .SetProperty(j => j.LeaseId, (string?)null).SetProperty(j => j.Version, j => j.Version + 1),
            cancellation);
        if (ended == 1) await scope.ServiceProvider.GetRequiredService<ImportFile>().Remove(job, except: null, cancellation);
    }

    private IQueryable<UserImportJob> Row(CognitoDbContext db) => db.UserImportJobs.Where(j => j.UserPoolId == job.UserPoolId && j.JobId == job.JobId && j.LeaseId == leaseId);

    private UserImportLine Line(ImportResult result) => new()
    {
        UserPoolId = job.UserPoolId,
        JobId = job.JobId,
        LineNumber = result.LineNumber,
        Outcome = result.Outcome,
        Username = result.Username,
        Message = result.Message,
    };
}
