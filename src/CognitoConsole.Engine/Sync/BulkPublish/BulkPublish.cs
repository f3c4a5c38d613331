using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Sync;

/// <summary>
/// <see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_BulkPublish.html">BulkPublish</see>: everything that the pool's identities keep goes to its stream once; the
/// publisher does it behind the call.
/// </summary>
[DecidesAnew]
public sealed class BulkPublish(CognitoDbContext db, SyncConfigurations configurations, TimeProvider clock) : IOperation<BulkPublishRequest, BulkPublishResponse>
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(24);

    public async Task<BulkPublishResponse> Handle(BulkPublishRequest request, OperationContext context)
    {
        if (await configurations.Of(request.IdentityPoolId, context.Cancellation) is not { StreamName: not null, StreamingStatus: StreamingStatus.Enabled } set)
            throw Errors.InvalidParameter("The identity pool has no stream that is enabled: set Cognito Streams first.", "identityPoolId");
        var now = clock.GetUtcNow();
        if (set.BulkPublishStatus == BulkPublishStatus.InProgress) throw Errors.BulkPublishRunning();
        if (set.BulkPublishStatus == BulkPublishStatus.Succeeded && now - set.BulkPublishCompleteTime < Between) throw Errors.AlreadyStreamed();
        (set.BulkPublishStatus, set.BulkPublishStartTime, set.BulkPublishCompleteTime) = (BulkPublishStatus.InProgress, now, null);
        (set.BulkPublishFailure, set.BulkPublishPosition) = (null, null);
        await db.SaveChangesAsync(context.Cancellation);
        return new() { IdentityPoolId = request.IdentityPoolId };
    }
}
