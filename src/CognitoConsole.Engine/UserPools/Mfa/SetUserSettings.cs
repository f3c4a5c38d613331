using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserSettings.html">SetUserSettings</see></summary>
[DecidesAnew]
public sealed class SetUserSettings(AccessTokens accessTokens, UserWriter writer, MfaPreferences preferences) : IOperation<SetUserSettingsRequest, SetUserSettingsResponse>
{
    public async Task<SetUserSettingsResponse> Handle(SetUserSettingsRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        await preferences.ApplyOptions(entry.Pool, user, request.MFAOptions, context.Cancellation);
        await writer.Save(entry.Pool, user, isNew: false, context.Cancellation);
        return new();
    }
}
