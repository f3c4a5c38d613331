using System.Net.Mail;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Meaning rules of a pool's settings that need nothing but the request.</summary>
internal static class PoolRules
{
    public static IEnumerable<Violation> Violations(UpdateUserPoolRequest settings) =>
        Policy(settings).Concat(Verification(settings)).Concat(Messages(settings)).Concat(Email(settings.EmailConfiguration))
            .Concat(SmsConfigurationRules.Violations(settings.SmsConfiguration, "smsConfiguration")).Concat(Recovery(settings.AccountRecoverySetting)).Concat(TriggerRules.Violations(settings.LambdaConfig)).Concat(Levels(settings))
            .Concat(ClientRegistration.Violations(settings.DcrConfiguration)).Concat(KeyConfigurationRules.Violations(settings.KeyConfiguration)).Concat(TagRules.Violations(settings.UserPoolTags, "userPoolTags", ErrorCodes.UserPoolTaggingException));

    /// <summary>What needs a higher feature plan than the one asked for.</summary>
    /// <param name="code">FeatureUnavailableInTierException, or TierChangeNotAllowedException where the plan is what changes.</param>
    public static IEnumerable<Violation> AboveTier(UpdateUserPoolRequest settings, string code)
    {
        var tier = PoolSettings.Tier(settings);
        if (tier != UserPoolTierType.Plus && ThreatMode.IsOn(settings.UserPoolAddOns)) yield return Above("userPoolAddOns.advancedSecurityMode", "Threat protection");
        if (tier != UserPoolTierType.Lite) yield break;
        if (settings.Policies?.PasswordPolicy?.PasswordHistorySize > 0) yield return Above("policies.passwordPolicy.passwordHistorySize", "Password history");
        if (settings.Policies?.SignInPolicy?.AllowedFirstAuthFactors?.Any(f => f != AuthFactorType.Password) == true) yield return Above("policies.signInPolicy", TierRules.ChoiceBasedSignIn);
        if (settings.AcrConfiguration is { Count: > 0 }) yield return Above("acrConfiguration", "Step-up authentication");
        if (settings.DcrConfiguration?.EnableStatus == StatusType.Enabled) yield return Above("dcrConfiguration", "Dynamic client registration");
        if (settings.LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion is not (null or PreTokenGenerationLambdaVersionType.V1_0)) yield return Above("lambdaConfig.preTokenGenerationConfig", "Access token customization");

        // Where the plan is what changes, it is the plan that cannot be.
        Violation Above(string path, string feature) => new(code == ErrorCodes.TierChangeNotAllowedException ? "userPoolTier" : path, Errors.FeatureUnavailableText(feature, tier), code);
    }

    private static IEnumerable<Violation> Policy(UpdateUserPoolRequest settings)
    {
        if (settings.Policies?.SignInPolicy?.AllowedFirstAuthFactors is { } factors)
        {
            if (!factors.Contains(AuthFactorType.Password))
                yield return new("policies.signInPolicy.allowedFirstAuthFactors", "Password should be configured as one of the allowed first auth factors.");
            if (factors.Contains(AuthFactorType.SoftwareToken))
                yield return new("policies.signInPolicy.allowedFirstAuthFactors", "SOFTWARE_TOKEN cannot be configured as one of the allowed first auth factors.");
        }

        // A client that sends back what it has read sends both with the same value.
        if (settings.AdminCreateUserConfig?.UnusedAccountValidityDays is { } legacy && settings.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays is { } days && legacy != days)
            yield return new("adminCreateUserConfig.unusedAccountValidityDays", "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays");
    }

    private static IEnumerable<Violation> Verification(UpdateUserPoolRequest settings)
    {
        var verified = settings.AutoVerifiedAttributes ?? [];
        if (verified.Contains(VerifiedAttributeType.PhoneNumber) && (settings.SmsConfiguration is null || settings.SmsConfiguration == new SmsConfigurationType()))
            yield return new("autoVerifiedAttributes", "SMS configuration is required when phone_number is selected for auto verification");
        if (settings.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate?.All(verified.Contains) == false)
            yield return new("userAttributeUpdateSettings.attributesRequireVerificationBeforeUpdate", "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes");
    }

    private static IEnumerable<Violation> Messages(UpdateUserPoolRequest settings)
    {
        if (settings.AdminCreateUserConfig?.InviteMessageTemplate is not { } invitation) yield break;
        // Where users need no password, an invitation need not carry one.
        var needsPassword = settings.Policies?.SignInPolicy?.AllowedFirstAuthFactors?.Any(f => f is AuthFactorType.EmailOtp or AuthFactorType.SmsOtp) != true;
        if (LacksPlaceholder(invitation.EmailMessage)) yield return Invitation("emailMessage", "EmailMessage");
        if (LacksPlaceholder(invitation.SMSMessage)) yield return Invitation("smsMessage", "SMSMessage");

        bool LacksPlaceholder(string? message) =>
            message is not null && !(message.Contains(CustomMessageTrigger.Username, StringComparison.Ordinal) && (!needsPassword || MessageTemplates.HasCode(message)));

        Violation Invitation(string member, string name) =>
            new($"adminCreateUserConfig.inviteMessageTemplate.{member}", $"{name} of the invitation must contain {{username}}{(needsPassword ? " and {####}" : "")}.");
    }

    private static IEnumerable<Violation> Email(EmailConfigurationType? email)
    {
        if (email is null) yield break;
        var developer = email.EmailSendingAccount == EmailSendingAccountType.Developer;
        if (developer && email.SourceArn is null) yield return new("emailConfiguration.sourceArn", "Source ARN is required to use DEVELOPER email sending owner");
        if (!developer && email.SourceArn is not null) yield return new("emailConfiguration.sourceArn", "Cognito is not allowed to use your email identity");
        // Line breaks in an address would be header injection.
        if (email.From is { } from && (from.AsSpan().IndexOfAny('\r', '\n') >= 0 || !MailAddress.TryCreate(from, out _))) yield return new("emailConfiguration.from", "Provided From email address is invalid");
    }

    /// <summary>A name stands for one level, those with their default among them.</summary>
    private static IEnumerable<Violation> Levels(UpdateUserPoolRequest settings)
    {
        if (AcrLevels.Names(settings.AcrConfiguration).GroupBy(name => name).FirstOrDefault(g => g.Count() > 1) is { Key: var twice })
            yield return new("acrConfiguration", $"ACR values must be unique; {twice} is the value of two levels.");
    }

    private static IEnumerable<Violation> Recovery(AccountRecoverySettingType? recovery)
    {
        if (recovery?.RecoveryMechanisms is not { } mechanisms) yield break;
        if (mechanisms.Count > 1 && mechanisms.Any(m => m.Name == RecoveryOptionNameType.AdminOnly))
            yield return new("accountRecoverySetting.recoveryMechanisms", "Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.");
        if (mechanisms.DistinctBy(m => m.Name).Count() < mechanisms.Count || mechanisms.DistinctBy(m => m.Priority).Count() < mechanisms.Count)
            yield return new("accountRecoverySetting.recoveryMechanisms", "Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.");
    }
}
