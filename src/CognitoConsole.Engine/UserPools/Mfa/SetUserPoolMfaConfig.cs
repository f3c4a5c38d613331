using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Iam;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html">SetUserPoolMfaConfig</see></summary>
/// <remarks>With MfaConfiguration it says which factors there are: those left out are off. Without it, only what it names changes.</remarks>
public sealed class SetUserPoolMfaConfig(CognitoDbContext db, PassRole roles, TimeProvider clock) : IOperation<SetUserPoolMfaConfigRequest, SetUserPoolMfaConfigResponse>
{
    public async Task<SetUserPoolMfaConfigResponse> Handle(SetUserPoolMfaConfigRequest request, OperationContext context)
    {
        var pool = await db.UserPools.FirstOrDefaultAsync(p => p.Id == request.UserPoolId, context.Cancellation) ?? throw Errors.UserPoolNotFound(request.UserPoolId);
        PoolRegion.Demand(request.SmsMfaConfiguration?.SmsConfiguration, pool.Region);
        TierRules.Mfa(request, pool.UserPoolTier).Demand();
        // As UpdateUserPool does: this is the same setting of the same pool.
        if (SmsConfigurationRules.RoleOf(request.SmsMfaConfiguration?.SmsConfiguration) is { } role && role != SmsConfigurationRules.RoleOf(pool.SmsConfiguration)) await roles.Demand([role], context);

        Apply(request, pool);
        if (pool.MfaConfiguration != UserPoolMfaType.Off && PoolFactors.Of(pool).Count == 0)
            throw Errors.InvalidParameter("Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.");
        FirstFactors.DemandFitting(pool);
        PoolSettings.Touch(pool, clock);
        await db.SaveChangesAsync(context.Cancellation);

        var config = MfaShape.Of(pool);
        return new()
        {
            MfaConfiguration = config.MfaConfiguration,
            SmsMfaConfiguration = config.SmsMfaConfiguration,
            SoftwareTokenMfaConfiguration = config.SoftwareTokenMfaConfiguration,
            EmailMfaConfiguration = config.EmailMfaConfiguration,
            WebAuthnConfiguration = config.WebAuthnConfiguration,
        };
    }

    private static void Apply(SetUserPoolMfaConfigRequest request, UserPool pool)
    {
        // The SMS configuration is the pool's own; left out, it stays.
        if (request.SmsMfaConfiguration is { } sms)
        {
            pool.SmsConfiguration = PoolSettings.Sms(sms.SmsConfiguration, pool) ?? pool.SmsConfiguration;
            pool.SmsAuthenticationMessage = sms.SmsAuthenticationMessage;
        }

        var isWhole = request.MfaConfiguration is not null;
        pool.MfaConfiguration = request.MfaConfiguration ?? pool.MfaConfiguration;
        if (isWhole || request.SmsMfaConfiguration is not null) pool.SmsMfaEnabled = request.SmsMfaConfiguration is not null && pool.MfaConfiguration != UserPoolMfaType.Off;
        if (isWhole || request.SoftwareTokenMfaConfiguration is not null) pool.SoftwareTokenMfaConfiguration = request.SoftwareTokenMfaConfiguration is { Enabled: true } totp ? totp : null;
        // Passkeys are no part of the choice of second factors.
        if (request.WebAuthnConfiguration is { } webAuthn) pool.WebAuthnConfiguration = webAuthn == new WebAuthnConfigurationType() ? null : webAuthn;
        if (isWhole || request.EmailMfaConfiguration is not null) pool.EmailMfaConfiguration = request.EmailMfaConfiguration;
    }

    internal sealed class Validator : AbstractValidator<SetUserPoolMfaConfigRequest>
    {
        public Validator()
        {
            this.Rules(r => SmsConfigurationRules.Violations(r.SmsMfaConfiguration?.SmsConfiguration, "smsMfaConfiguration.smsConfiguration"));
            this.Rules(OffAndOn);
            this.Rules(RelyingPartyId);
        }

        /// <summary>
        /// Browsers take a host name, and no public suffix: it stands for everybody below it. Those of one label are told without the list of all, which
        /// grows every week; the others (co.uk) every browser refuses by its own.
        /// </summary>
        private static IEnumerable<Violation> RelyingPartyId(SetUserPoolMfaConfigRequest request)
        {
            if (request.WebAuthnConfiguration?.RelyingPartyId is not { } id || id == "localhost" || DomainNames.IsHost(id)) yield break;
            yield return new("webAuthnConfiguration.relyingPartyId", DomainNames.IsLabel(id) ? "The relying party id must not be a public suffix." : "The relying party id must be a host name.");
        }

        private static IEnumerable<Violation> OffAndOn(SetUserPoolMfaConfigRequest request)
        {
            if (request is { MfaConfiguration: UserPoolMfaType.Off, SoftwareTokenMfaConfiguration.Enabled: true })
                yield return new("mfaConfiguration", "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.");
        }
    }
}
