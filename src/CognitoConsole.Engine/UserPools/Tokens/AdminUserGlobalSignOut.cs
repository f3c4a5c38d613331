using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html">AdminUserGlobalSignOut</see></summary>
[DecidesAnew]
public sealed class AdminUserGlobalSignOut(PoolDirectory pools, UserDirectory directory, RefreshTokens refreshTokens) : IOperation<AdminUserGlobalSignOutRequest, AdminUserGlobalSignOutResponse>
{
    public async Task<AdminUserGlobalSignOutResponse> Handle(AdminUserGlobalSignOutRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        await refreshTokens.RevokeAll(user, context.Cancellation);
        return new AdminUserGlobalSignOutResponse();
    }
}
