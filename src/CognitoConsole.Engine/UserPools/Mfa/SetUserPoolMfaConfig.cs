using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html">SetUserPoolMfaConfig</see></summary>
public sealed class SetUserPoolMfaConfig(CognitoDbContext db, TimeProvider clock) : IOperation<SetUserPoolMfaConfigRequest, SetUserPoolMfaConfigResponse>
{
    public async Task<SetUserPoolMfaConfigResponse> Handle(SetUserPoolMfaConfigRequest request, OperationContext context)
    {
        var pool = await db.UserPools.FirstOrDefaultAsync(p => p.Id == request.UserPoolId, context.Cancellation) ?? throw Errors.UserPoolNotFound(request.UserPoolId);
        NotYetAvailable.Demand(request);
        var sms = request.SmsMfaConfiguration?.SmsConfiguration;
        PoolRegion.Demand(sms, pool.Region);
        pool.MfaConfiguration = request.MfaConfiguration ?? UserPoolMfaType.Off;
        // The SMS configuration is the pool's own; left out, it stays.
        if (sms is not null) pool.SmsConfiguration = PoolSettings.Sms(sms, pool) ?? pool.SmsConfiguration;
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

    internal sealed class Validator : AbstractValidator<SetUserPoolMfaConfigRequest>
    {
        public Validator() => this.Rules(r => PoolRules.Sms(r.SmsMfaConfiguration?.SmsConfiguration, "smsMfaConfiguration.smsConfiguration"));
    }
}
