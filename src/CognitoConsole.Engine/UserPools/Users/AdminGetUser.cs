using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html">AdminGetUser</see></summary>
public sealed class AdminGetUser(PoolDirectory pools, UserDirectory directory) : IOperation<AdminGetUserRequest, AdminGetUserResponse>
{
    public async Task<AdminGetUserResponse> Handle(AdminGetUserRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        return new AdminGetUserResponse
        {
            Username = user.Username,
            UserAttributes = UserShape.Attributes(user),
            UserCreateDate = user.UserCreateDate,
            UserLastModifiedDate = user.UserLastModifiedDate,
            Enabled = user.Enabled,
            UserStatus = user.UserStatus,
            MFAOptions = MfaPreferences.Options(user),
            PreferredMfaSetting = user.PreferredMfa,
            UserMFASettingList = MfaPreferences.List(user),
            WaitingAttributes = user.PendingAttributes,
        };
    }
}
