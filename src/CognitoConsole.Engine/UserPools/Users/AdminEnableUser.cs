using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminEnableUser.html">AdminEnableUser</see></summary>
[DecidesAnew]
public sealed class AdminEnableUser(PoolDirectory pools, UserDirectory directory, UserWriter writer) : IOperation<AdminEnableUserRequest, AdminEnableUserResponse>
{
    public async Task<AdminEnableUserResponse> Handle(AdminEnableUserRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        writer.Change(pool, user, u => u.Enabled = true);
        await writer.Save(pool, user, isNew: false, context.Cancellation);
        return new AdminEnableUserResponse();
    }
}
