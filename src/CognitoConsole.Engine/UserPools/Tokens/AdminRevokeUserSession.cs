using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRevokeUserSession.html">AdminRevokeUserSession</see></summary>
[DecidesAnew]
public sealed class AdminRevokeUserSession(PoolDirectory pools, UserDirectory directory, TrackedSessions sessions) : IOperation<AdminRevokeUserSessionRequest, AdminRevokeUserSessionResponse>
{
    public async Task<AdminRevokeUserSessionResponse> Handle(AdminRevokeUserSessionRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        TrackedSessions.DemandTracked(pool);
        await sessions.Revoke(user, request.SessionId, request.RevokeAssociatedSessions, context.Cancellation);
        return new();
    }
}
