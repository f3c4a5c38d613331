using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html">SetUserMFAPreference</see></summary>
[DecidesAnew]
public sealed class SetUserMFAPreference(AccessTokens accessTokens, UserWriter writer, MfaPreferences preferences) : IOperation<SetUserMFAPreferenceRequest, SetUserMFAPreferenceResponse>
{
    public async Task<SetUserMFAPreferenceResponse> Handle(SetUserMFAPreferenceRequest request, OperationContext context)
    {
        var (entry, user, _, _) = await accessTokens.Demand(request.AccessToken, context.Cancellation);
        await preferences.Apply(entry.Pool, user,
        [
            new(PoolFactors.Sms, request.SMSMfaSettings?.Enabled, request.SMSMfaSettings?.PreferredMfa),
            new(PoolFactors.Totp, request.SoftwareTokenMfaSettings?.Enabled, request.SoftwareTokenMfaSettings?.PreferredMfa),
            new(PoolFactors.Email, request.EmailMfaSettings?.Enabled, request.EmailMfaSettings?.PreferredMfa),
            new(PoolFactors.Passkey, request.WebAuthnMfaSettings?.Enabled, null),
        ], context.Cancellation);
        await writer.Save(entry.Pool, user, isNew: false, context.Cancellation);
        return new();
    }
}
