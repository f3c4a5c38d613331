using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeUserSession.html">RevokeUserSession</see></summary>
[DecidesAnew]
public sealed class RevokeUserSession(AccessTokens accessTokens, TrackedSessions sessions) : IOperation<RevokeUserSessionRequest, RevokeUserSessionResponse>
{
    public async Task<RevokeUserSessionResponse> Handle(RevokeUserSessionRequest request, OperationContext context)
    {
        var signedIn = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        var (pool, user) = (signedIn.Entry.Pool, signedIn.User);
        TrackedSessions.DemandTracked(pool);
        await sessions.Revoke(user, request.SessionId, request.RevokeAssociatedSessions, context.Cancellation);
        return new();
    }
}
