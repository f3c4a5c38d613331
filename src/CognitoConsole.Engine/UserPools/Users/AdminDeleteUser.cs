using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html">AdminDeleteUser</see></summary>
[DecidesAnew]
public sealed class AdminDeleteUser(PoolDirectory pools, UserDirectory directory, UserWriter writer) : IOperation<AdminDeleteUserRequest, AdminDeleteUserResponse>
{
    public async Task<AdminDeleteUserResponse> Handle(AdminDeleteUserRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        await writer.Delete(pool, user, context.Cancellation);
        return new AdminDeleteUserResponse();
    }
}
