using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserMFAPreference.html">AdminSetUserMFAPreference</see></summary>
[DecidesAnew]
public sealed class AdminSetUserMFAPreference(PoolDirectory pools, UserDirectory directory, UserWriter writer, MfaPreferences preferences) : IOperation<AdminSetUserMFAPreferenceRequest, AdminSetUserMFAPreferenceResponse>
{
    public async Task<AdminSetUserMFAPreferenceResponse> Handle(AdminSetUserMFAPreferenceRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        await preferences.Apply(pool, user,
        [
            new(PoolFactors.Sms, request.SMSMfaSettings?.Enabled, request.SMSMfaSettings?.PreferredMfa),
            new(PoolFactors.Totp, request.SoftwareTokenMfaSettings?.Enabled, request.SoftwareTokenMfaSettings?.PreferredMfa),
            new(PoolFactors.Email, request.EmailMfaSettings?.Enabled, request.EmailMfaSettings?.PreferredMfa),
            new(PoolFactors.Passkey, request.WebAuthnMfaSettings?.Enabled, null),
        ], context.Cancellation);
        await writer.Save(pool, user, isNew: false, context.Cancellation);
        return new();
    }
}
