using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteSoftwareToken.html">AdminDeleteSoftwareToken</see></summary>
[DecidesAnew]
public sealed class AdminDeleteSoftwareToken(PoolDirectory pools, UserDirectory directory, UserWriter writer, SoftwareTokens tokens) : IOperation<AdminDeleteSoftwareTokenRequest, AdminDeleteSoftwareTokenResponse>
{
    public async Task<AdminDeleteSoftwareTokenResponse> Handle(AdminDeleteSoftwareTokenRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        if (user.UserStatus == UserStatusType.Unconfirmed) throw Errors.UserNotConfirmed();
        await tokens.Remove(user, context.Cancellation);
        writer.Change(pool, user, u => MfaPreferences.SwitchOff(u, PoolFactors.Totp));
        await writer.Save(pool, user, isNew: false, context.Cancellation);
        return new();
    }
}
