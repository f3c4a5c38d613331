using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserSessions.html">ListUserSessions</see></summary>
public sealed class ListUserSessions(AccessTokens accessTokens, TrackedSessions sessions) : IOperation<ListUserSessionsRequest, ListUserSessionsResponse>
{
    public async Task<ListUserSessionsResponse> Handle(ListUserSessionsRequest request, OperationContext context)
    {
        var signedIn = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        var (pool, user) = (signedIn.Entry.Pool, signedIn.User);
        TrackedSessions.DemandTracked(pool);
        // All there are stand on one page.
        if (request.NextToken is not null) throw Errors.InvalidPagingToken();
        return new() { Sessions = await sessions.List(user, signedIn.OriginJti ?? "", context.Cancellation) };
    }
}
