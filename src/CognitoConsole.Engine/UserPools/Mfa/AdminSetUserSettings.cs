using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserSettings.html">AdminSetUserSettings</see></summary>
[DecidesAnew]
public sealed class AdminSetUserSettings(PoolDirectory pools, UserDirectory directory, UserWriter writer, MfaPreferences preferences) : IOperation<AdminSetUserSettingsRequest, AdminSetUserSettingsResponse>
{
    public async Task<AdminSetUserSettingsResponse> Handle(AdminSetUserSettingsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        await preferences.ApplyOptions(pool, user, request.MFAOptions, context.Cancellation);
        await writer.Save(pool, user, isNew: false, context.Cancellation);
        return new();
    }
}
