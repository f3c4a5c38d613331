using CognitoConsole.Contracts.Sync;

namespace CognitoConsole.Engine.Sync;

/// <summary><see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_GetBulkPublishDetails.html">GetBulkPublishDetails</see></summary>
public sealed class GetBulkPublishDetails(SyncConfigurations configurations) : IOperation<GetBulkPublishDetailsRequest, GetBulkPublishDetailsResponse>
{
    public async Task<GetBulkPublishDetailsResponse> Handle(GetBulkPublishDetailsRequest request, OperationContext context)
    {
        var set = await configurations.Of(request.IdentityPoolId, context.Cancellation);
        return new()
        {
            IdentityPoolId = request.IdentityPoolId,
            BulkPublishStatus = set?.BulkPublishStatus ?? BulkPublishStatus.NotStarted,
            BulkPublishStartTime = set?.BulkPublishStartTime,
            BulkPublishCompleteTime = set?.BulkPublishCompleteTime,
            FailureMessage = set?.BulkPublishFailure,
        };
    }
}
