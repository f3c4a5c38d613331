using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListUserSessions.html">AdminListUserSessions</see></summary>
public sealed class AdminListUserSessions(PoolDirectory pools, UserDirectory directory, TrackedSessions sessions) : IOperation<AdminListUserSessionsRequest, AdminListUserSessionsResponse>
{
    public async Task<AdminListUserSessionsResponse> Handle(AdminListUserSessionsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        TrackedSessions.DemandTracked(pool);
        // All there are stand on one page.
        if (request.NextToken is not null) throw Errors.InvalidPagingToken();
        return new() { Sessions = await sessions.List(user, null, context.Cancellation) };
    }
}
