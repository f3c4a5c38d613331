using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateAuthEventFeedback.html">AdminUpdateAuthEventFeedback</see></summary>
public sealed class AdminUpdateAuthEventFeedback(PoolDirectory pools, UserDirectory directory, EventFeedback feedback)
    : IOperation<AdminUpdateAuthEventFeedbackRequest, AdminUpdateAuthEventFeedbackResponse>
{
    public async Task<AdminUpdateAuthEventFeedbackResponse> Handle(AdminUpdateAuthEventFeedbackRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        ThreatMode.Demand(pool);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        await feedback.Give(user, request.EventId, request.FeedbackValue, EventFeedback.Admin, context.Cancellation);
        return new();
    }
}
