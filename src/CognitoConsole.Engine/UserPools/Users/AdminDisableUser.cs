using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html">AdminDisableUser</see></summary>
[DecidesAnew]
public sealed class AdminDisableUser(PoolDirectory pools, UserDirectory directory, UserWriter writer, RefreshTokens refreshTokens) : IOperation<AdminDisableUserRequest, AdminDisableUserResponse>
{
    public async Task<AdminDisableUserResponse> Handle(AdminDisableUserRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        writer.Change(pool, user, u => u.Enabled = false);
        await writer.Save(pool, user, isNew: false, context.Cancellation);
        await refreshTokens.RevokeAll(user, context.Cancellation);
        return new AdminDisableUserResponse();
    }
}
