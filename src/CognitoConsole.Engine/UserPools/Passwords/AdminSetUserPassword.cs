using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html">AdminSetUserPassword</see></summary>
[DecidesAnew]
public sealed class AdminSetUserPassword(PoolDirectory pools, UserDirectory directory, UserWriter writer, Passwords passwords) : IOperation<AdminSetUserPasswordRequest, AdminSetUserPasswordResponse>
{
    public async Task<AdminSetUserPasswordResponse> Handle(AdminSetUserPasswordRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        writer.Change(pool, user, u => u.UserStatus = request.Permanent == true ? UserStatusType.Confirmed : UserStatusType.ForceChangePassword);
        await passwords.Set(pool, user, request.Password, context.Cancellation);
        if (await writer.TakenName(pool, user, isNew: false, context.Cancellation) is { } taken) throw taken;
        await writer.Save(pool, user, isNew: false, context.Cancellation);
        return new AdminSetUserPasswordResponse();
    }
}
