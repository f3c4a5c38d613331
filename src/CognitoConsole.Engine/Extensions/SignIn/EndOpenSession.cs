using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Ends a session of a user in any pool, tracked or not.</summary>
internal sealed class EndOpenSession(PoolDirectory pools, UserDirectory directory, TrackedSessions sessions, AuditTrail audit) : IOperation<EndOpenSessionRequest, Nothing>
{
    public async Task<Nothing> Handle(EndOpenSessionRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        await sessions.Revoke(user, request.SessionId, null, context.Cancellation);
        audit.Note($"CognitoUser/{user.Username}", "Session", request.SessionId, null);
        return new Nothing();
    }
}
