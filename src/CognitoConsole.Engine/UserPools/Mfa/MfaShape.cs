using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A pool's second factors as GetUserPoolMfaConfig shows them.</summary>
internal static class MfaShape
{
    public static GetUserPoolMfaConfigResponse Of(UserPool pool) => new()
    {
        MfaConfiguration = pool.MfaConfiguration,
        SmsMfaConfiguration = pool.SmsConfiguration is null || !pool.SmsMfaEnabled ? null : new() { SmsConfiguration = pool.SmsConfiguration, SmsAuthenticationMessage = pool.SmsAuthenticationMessage },
        SoftwareTokenMfaConfiguration = pool.SoftwareTokenMfaConfiguration,
        EmailMfaConfiguration = pool.EmailMfaConfiguration,
        WebAuthnConfiguration = pool.WebAuthnConfiguration,
    };
}
