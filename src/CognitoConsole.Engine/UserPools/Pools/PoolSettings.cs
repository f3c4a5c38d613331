using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What CreateUserPool and UpdateUserPool have in common: the same members, and the same defaults for those left out.</summary>
internal static class PoolSettings
{
    private const int TemporaryPasswordDays = 7;

    public static UpdateUserPoolRequest Of(CreateUserPoolRequest request) => new()
    {
        UserPoolId = "",
        PoolName = request.PoolName,
        Policies = request.Policies,
        DeletionProtection = request.DeletionProtection,
        LambdaConfig = request.LambdaConfig,
        AutoVerifiedAttributes = request.AutoVerifiedAttributes,
        SmsVerificationMessage = request.SmsVerificationMessage,
        EmailVerificationMessage = request.EmailVerificationMessage,
        EmailVerificationSubject = request.EmailVerificationSubject,
        VerificationMessageTemplate = request.VerificationMessageTemplate,
        SmsAuthenticationMessage = request.SmsAuthenticationMessage,
        UserAttributeUpdateSettings = request.UserAttributeUpdateSettings,
        MfaConfiguration = request.MfaConfiguration,
        DeviceConfiguration = request.DeviceConfiguration,
        EmailConfiguration = request.EmailConfiguration,
        SmsConfiguration = request.SmsConfiguration,
        UserPoolTags = request.UserPoolTags,
        AdminCreateUserConfig = request.AdminCreateUserConfig,
        UserPoolAddOns = request.UserPoolAddOns,
        AccountRecoverySetting = request.AccountRecoverySetting,
        UserPoolTier = request.UserPoolTier,
        KeyConfiguration = request.KeyConfiguration,
        IssuerConfiguration = request.IssuerConfiguration,
        DcrConfiguration = request.DcrConfiguration,
        AcrConfiguration = request.AcrConfiguration,
    };

    /// <summary>Sets every member, those left out to their defaults. The name has no default and stays.</summary>
    public static void Apply(UpdateUserPoolRequest settings, UserPool pool)
    {
        pool.Name = settings.PoolName ?? pool.Name;
        pool.Policies = Policies(settings);
        pool.DeletionProtection = settings.DeletionProtection ?? DeletionProtectionType.Inactive;
        pool.UserPoolTier = Tier(settings);
        pool.UserPoolAddOns = settings.UserPoolAddOns;
        pool.AdminCreateUserConfig = AdminCreateUser(settings);
        pool.AutoVerifiedAttributes = Distinct(settings.AutoVerifiedAttributes);
        pool.VerificationMessageTemplate = Template(settings);
        pool.SmsVerificationMessage = settings.SmsVerificationMessage;
        pool.EmailVerificationMessage = settings.EmailVerificationMessage;
        pool.EmailVerificationSubject = settings.EmailVerificationSubject;
        pool.UserAttributeUpdateSettings = new()
        {
            AttributesRequireVerificationBeforeUpdate = Distinct(settings.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate),
        };
        pool.EmailConfiguration = (settings.EmailConfiguration ?? new()) with { EmailSendingAccount = settings.EmailConfiguration?.EmailSendingAccount ?? EmailSendingAccountType.CognitoDefault };
        pool.SmsConfiguration = Sms(settings.SmsConfiguration, pool);
        pool.SmsAuthenticationMessage = settings.SmsAuthenticationMessage;
        Mfa(settings, pool);
        pool.DeviceConfiguration = settings.DeviceConfiguration;
        pool.AccountRecoverySetting = settings.AccountRecoverySetting;
        pool.AcrConfiguration = settings.AcrConfiguration is { Count: > 0 } levels ? levels : null;
        pool.LambdaConfig = TriggerRules.Kept(settings.LambdaConfig);
        pool.Tags = settings.UserPoolTags ?? new Dictionary<string, string>();
        pool.IssuerConfiguration = settings.IssuerConfiguration;
        pool.DcrConfiguration = ClientRegistration.Stored(settings.DcrConfiguration);
    }

    /// <summary>Here MFA is switched on with SMS; which other factors there are is SetUserPoolMfaConfig's business and stays.</summary>
    private static void Mfa(UpdateUserPoolRequest settings, UserPool pool)
    {
        var wasOff = pool.MfaConfiguration == UserPoolMfaType.Off;
        pool.MfaConfiguration = settings.MfaConfiguration ?? UserPoolMfaType.Off;
        pool.SmsMfaEnabled = pool is { SmsConfiguration: not null, MfaConfiguration: not UserPoolMfaType.Off } && (pool.SmsMfaEnabled || wasOff);
        if (pool.MfaConfiguration != UserPoolMfaType.Off && PoolFactors.Of(pool).Count == 0)
            throw Errors.InvalidParameter($"SMS configuration and Auto verification for phone_number are required when MFA is {(pool.MfaConfiguration == UserPoolMfaType.On ? "required" : "optional")}", "mfaConfiguration");
        FirstFactors.DemandFitting(pool);
    }

    /// <summary>The feature plan asked for; threat protection brings its own.</summary>
    public static string Tier(UpdateUserPoolRequest settings) =>
        settings.UserPoolTier ?? (ThreatMode.IsOn(settings.UserPoolAddOns) ? UserPoolTierType.Plus : UserPoolTierType.Essentials);

    /// <summary>Marks the pool as changed. The date moves with every change, even two within a millisecond, so that a form can tell by it.</summary>
    public static void Touch(UserPool pool, TimeProvider clock)
    {
        var next = pool.LastModifiedDate.AddMilliseconds(1);
        pool.LastModifiedDate = clock.GetUtcNow() is var now && now > next ? now : next;
        pool.Version++;
    }

    public static SmsConfigurationType? Sms(SmsConfigurationType? asked, UserPool pool) =>
        asked is null || asked == new SmsConfigurationType() ? null
        : asked.EumsSms is { } eums ? asked with { EumsSms = eums with { Region = eums.Region ?? pool.Region } }
        : asked with { SnsRegion = asked.SnsRegion ?? pool.Region };

    public static IReadOnlyList<string> Distinct(IReadOnlyList<string>? list) => list is null ? [] : [.. list.Distinct(StringComparer.Ordinal)];

    private static UserPoolPolicyType Policies(UpdateUserPoolRequest settings)
    {
        var asked = settings.Policies?.PasswordPolicy;
        // A policy that is sent says everything: a class it does not name is not required.
        var unnamed = asked is null;
        return new()
        {
            PasswordPolicy = new()
            {
                MinimumLength = asked?.MinimumLength ?? 8,
                RequireUppercase = asked?.RequireUppercase ?? unnamed,
                RequireLowercase = asked?.RequireLowercase ?? unnamed,
                RequireNumbers = asked?.RequireNumbers ?? unnamed,
                RequireSymbols = asked?.RequireSymbols ?? unnamed,
                PasswordHistorySize = asked?.PasswordHistorySize is > 0 and var size ? size : null,
                TemporaryPasswordValidityDays = TemporaryPasswordValidity(settings),
            },
            SignInPolicy = new() { AllowedFirstAuthFactors = settings.Policies?.SignInPolicy?.AllowedFirstAuthFactors is { Count: > 0 } factors ? Distinct(factors) : [AuthFactorType.Password] },
        };
    }

    /// <summary>The password policy's member is the real one; the older name of the same setting counts when it stands alone.</summary>
    private static int TemporaryPasswordValidity(UpdateUserPoolRequest settings) =>
        (settings.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays ?? settings.AdminCreateUserConfig?.UnusedAccountValidityDays) is > 0 and var days
            ? days
            : TemporaryPasswordDays;

    private static AdminCreateUserConfigType AdminCreateUser(UpdateUserPoolRequest settings) => new()
    {
        AllowAdminCreateUserOnly = settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
        UnusedAccountValidityDays = TemporaryPasswordValidity(settings),
        InviteMessageTemplate = settings.AdminCreateUserConfig?.InviteMessageTemplate,
    };

    /// <summary>The older members of the request are other names for three of the template's.</summary>
    private static VerificationMessageTemplateType Template(UpdateUserPoolRequest settings)
    {
        var template = settings.VerificationMessageTemplate ?? new();
        return template with
        {
            DefaultEmailOption = template.DefaultEmailOption ?? DefaultEmailOptionType.ConfirmWithCode,
            EmailMessage = template.EmailMessage ?? settings.EmailVerificationMessage,
            EmailSubject = template.EmailSubject ?? settings.EmailVerificationSubject,
            SmsMessage = template.SmsMessage ?? settings.SmsVerificationMessage,
        };
    }
}
