using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using CognitoConsole.Data.Sync;
using CognitoConsole.Engine.Extensions;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.Ports;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Sync;

/// <summary>Asks the function of an identity pool what becomes of the records that an identity wants to write.</summary>
public sealed class SyncTrigger(CognitoDbContext db, IdentityPoolDirectory pools, FunctionRunner runner)
{
    /// <summary>The changes as the function wants them; as they are where the pool has none.</summary>
    /// <exception cref="Contracts.CognitoException">InvalidLambdaFunctionOutputException, LambdaSocketTimeoutException, LambdaThrottledException.</exception>
    internal async Task<IReadOnlyList<RecordChange>> Run(UpdateRecordsRequest request, IReadOnlyList<RecordChange> changes, CancellationToken cancellation)
    {
        var set = await db.CognitoEvents.AsNoTracking().FirstOrDefaultAsync(e => e.IdentityPoolId == request.IdentityPoolId && e.Name == CognitoEvent.SyncTrigger, cancellation);
        if (set is null) return changes;
        var pool = await pools.Pool(request.IdentityPoolId, cancellation);
        var stored = await db.DatasetRecords.AsNoTracking()
            .Where(r => r.Value != null && db.Datasets.Any(d => d.Id == r.DatasetId && d.IdentityId == request.IdentityId && d.DatasetName == request.DatasetName))
            .OrderBy(r => r.RecordKey).ToListAsync(cancellation);
        var asked = new SyncTriggerEvent(pool.Region, request, stored, changes);
        // Nothing is locked meanwhile: what somebody else changes in these seconds is a conflict when it is written.
        var run = await runner.Run(pool.Id, set.FunctionArn, asked.Input, asynchronous: false, cancellation, attempts: 1);
        return run.Answer.Kind switch
        {
            FunctionAnswerKind.Succeeded => asked.Read(run.Answer.Payload),
            FunctionAnswerKind.TimedOut => throw Errors.LambdaSocketTimeout(),
            FunctionAnswerKind.Throttled => throw Errors.LambdaThrottled(),
            _ => throw Errors.InvalidLambdaFunctionOutput(run.Answer.Error ?? "null"),
        };
    }
}
