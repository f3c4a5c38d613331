using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateAuthEventFeedback.html">UpdateAuthEventFeedback</see></summary>
/// <remarks>Whoever has no token for the event learns nothing: neither whether the user exists nor whether the event does.</remarks>
public sealed class UpdateAuthEventFeedback(PoolDirectory pools, UserDirectory directory, EventFeedback feedback)
    : IOperation<UpdateAuthEventFeedbackRequest, UpdateAuthEventFeedbackResponse>
{
    public async Task<UpdateAuthEventFeedbackResponse> Handle(UpdateAuthEventFeedbackRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        ThreatMode.Demand(pool);
        var user = await directory.Find(pool, request.Username, context.Cancellation) ?? throw Errors.NotAuthorized("Invalid feedback token");
        feedback.DemandToken(request.FeedbackToken, user, request.EventId);
        await feedback.Give(user, request.EventId, request.FeedbackValue, EventFeedback.User, context.Cancellation);
        return new();
    }
}
