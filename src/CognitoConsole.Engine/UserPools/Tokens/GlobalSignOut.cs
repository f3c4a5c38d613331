using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html">GlobalSignOut</see></summary>
[DecidesAnew]
public sealed class GlobalSignOut(AccessTokens accessTokens, RefreshTokens refreshTokens) : IOperation<GlobalSignOutRequest, GlobalSignOutResponse>
{
    public async Task<GlobalSignOutResponse> Handle(GlobalSignOutRequest request, OperationContext context)
    {
        var (_, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        await refreshTokens.RevokeAll(user, context.Cancellation);
        return new GlobalSignOutResponse();
    }
}
