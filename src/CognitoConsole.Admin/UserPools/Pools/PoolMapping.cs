using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>
/// The one mapping between a pool, its form and the requests that write it. UpdateUserPool resets what it is not told, so
/// <see cref="Update"/> begins with every member of the pool as it is.
/// </summary>
public static class PoolMapping
{
    public static PoolForm Form(UserPoolType pool)
    {
        var policy = pool.Policies?.PasswordPolicy ?? new();
        var template = pool.VerificationMessageTemplate ?? new();
        var invitation = pool.AdminCreateUserConfig?.InviteMessageTemplate ?? new();
        var schema = pool.SchemaAttributes ?? [];
        var eums = pool.SmsConfiguration?.EumsSms;
        return new()
        {
            PoolName = pool.Name ?? "",
            Tier = pool.UserPoolTier ?? UserPoolTierType.Essentials,
            DeletionProtection = pool.DeletionProtection == DeletionProtectionType.Active,
            SignInByAttribute = pool.UsernameAttributes is { Count: > 0 },
            Aliases = [.. pool.AliasAttributes ?? []],
            UsernameAttributes = [.. pool.UsernameAttributes ?? []],
            CaseSensitive = pool.UsernameConfiguration?.CaseSensitive ?? true,
            Required = [.. schema.Where(a => a is { Required: true, Name: not null and not "sub" }).Select(a => a.Name!)],
            CustomAttributes = [.. schema.Where(a => a.Name?.Contains(':', StringComparison.Ordinal) == true).Select(CustomForm)],
            MinimumLength = policy.MinimumLength ?? 8,
            RequireNumbers = policy.RequireNumbers ?? false,
            RequireSymbols = policy.RequireSymbols ?? false,
            RequireUppercase = policy.RequireUppercase ?? false,
            RequireLowercase = policy.RequireLowercase ?? false,
            PasswordHistory = policy.PasswordHistorySize ?? 0,
            TemporaryPasswordDays = policy.TemporaryPasswordValidityDays is > 0 and var days ? days : 7,
            AdminCreateOnly = pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
            Recovery = RecoveryOrder.Of(pool.AccountRecoverySetting),
            Verify = [.. pool.AutoVerifiedAttributes ?? []],
            KeepOriginal = [.. pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? []],
            SmsRoleArn = eums?.CallerArn ?? pool.SmsConfiguration?.SnsCallerArn ?? "",
            SmsExternalId = (eums is null ? pool.SmsConfiguration?.ExternalId : eums.ExternalId) ?? "",
            SmsByEums = eums is not null,
            SmsOrigination = eums?.OriginationIdentity ?? "",
            SmsConfigurationSet = eums?.ConfigurationSetName ?? "",
            SmsRegion = eums?.Region ?? "",
            SmsEntity = eums?.InEntityId ?? "",
            SmsTemplate = eums?.InTemplateId ?? "",
            FirstFactors = [.. (pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? []).Where(f => f != AuthFactorType.Password)],
            AcrValues = AcrLevel.Values(pool.AcrConfiguration),
            Devices = DeviceTracking.Of(pool.DeviceConfiguration),
            DeviceSkipsMfa = pool.DeviceConfiguration?.ChallengeRequiredOnNewDevice ?? true,
            From = pool.EmailConfiguration?.From ?? "",
            ReplyTo = pool.EmailConfiguration?.ReplyToEmailAddress ?? "",
            ConfigurationSet = pool.EmailConfiguration?.ConfigurationSet ?? "",
            SourceArn = pool.EmailConfiguration?.SourceArn ?? "",
            VerifyByLink = template.DefaultEmailOption == DefaultEmailOptionType.ConfirmWithLink,
            CodeSubject = template.EmailSubject ?? pool.EmailVerificationSubject ?? MessageDefaults.CodeSubject,
            CodeMessage = template.EmailMessage ?? pool.EmailVerificationMessage ?? MessageDefaults.CodeMessage,
            LinkSubject = template.EmailSubjectByLink ?? MessageDefaults.LinkSubject,
            LinkMessage = template.EmailMessageByLink ?? MessageDefaults.LinkMessage,
            SmsMessage = template.SmsMessage ?? pool.SmsVerificationMessage ?? MessageDefaults.SmsMessage,
            InviteSubject = invitation.EmailSubject ?? MessageDefaults.InviteSubject,
            InviteMessage = invitation.EmailMessage ?? MessageDefaults.InviteMessage,
            InviteSms = invitation.SMSMessage ?? MessageDefaults.InviteMessage,
            Triggers = TriggerMapping.Form(pool.LambdaConfig),
            TokenVersion = pool.LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion ?? PreTokenGenerationLambdaVersionType.V1_0,
            SenderKey = pool.LambdaConfig?.KMSKeyID ?? "",
            Tags = [.. TagRow.From(pool.UserPoolTags)],
            KmsKeyArn = pool.KeyConfiguration?.KmsKeyArn ?? "",
            UpdatedIssuer = pool.IssuerConfiguration?.Type == IssuerType.Updated,
            Registration = pool.DcrConfiguration?.EnableStatus == StatusType.Enabled,
            OpenRegistration = pool.DcrConfiguration?.OpenDcrEnabled ?? false,
            RegistrationGrants = [.. pool.DcrConfiguration?.AuthenticatedGrantTypes ?? [OAuthFlowType.Code, OAuthFlowType.ClientCredentials]],
            OpenRegistrationGrants = [.. pool.DcrConfiguration?.OpenDcrGrantTypes ?? [OAuthFlowType.Code]],
            RegistrationScopes = [.. pool.DcrConfiguration?.AllowedScopes ?? []],
        };
    }

    public static CreateUserPoolRequest Create(PoolForm form)
    {
        var settings = Update(new UserPoolType(), form);
        return new()
        {
            PoolName = form.PoolName.Trim(),
            UserPoolTier = settings.UserPoolTier,
            DeletionProtection = settings.DeletionProtection,
            AliasAttributes = form.SignInByAttribute ? null : OrNull(form.Aliases),
            UsernameAttributes = form.SignInByAttribute ? OrNull(form.UsernameAttributes) : null,
            UsernameConfiguration = new() { CaseSensitive = form.CaseSensitive },
            Schema = OrNull<SchemaAttributeType>([.. form.CustomAttributes.Select(Custom), .. form.Required.Select(name => new SchemaAttributeType { Name = name, Required = true })]),
            Policies = settings.Policies,
            AdminCreateUserConfig = settings.AdminCreateUserConfig,
            AccountRecoverySetting = settings.AccountRecoverySetting,
            AutoVerifiedAttributes = settings.AutoVerifiedAttributes,
            UserAttributeUpdateSettings = settings.UserAttributeUpdateSettings,
            SmsConfiguration = settings.SmsConfiguration,
            EmailConfiguration = settings.EmailConfiguration,
            VerificationMessageTemplate = settings.VerificationMessageTemplate,
            UserPoolTags = settings.UserPoolTags,
            DeviceConfiguration = settings.DeviceConfiguration,
            LambdaConfig = settings.LambdaConfig,
        };
    }

    /// <summary>The whole pool as it is, with the form's settings in place of its own.</summary>
    /// <param name="pool">Read just now.</param>
    public static UpdateUserPoolRequest Update(UserPoolType pool, PoolForm form)
    {
        var template = (pool.VerificationMessageTemplate ?? new()) with
        {
            DefaultEmailOption = form.VerifyByLink ? DefaultEmailOptionType.ConfirmWithLink : DefaultEmailOptionType.ConfirmWithCode,
            EmailSubject = Own(form.CodeSubject, MessageDefaults.CodeSubject),
            EmailMessage = Own(form.CodeMessage, MessageDefaults.CodeMessage),
            EmailSubjectByLink = Own(form.LinkSubject, MessageDefaults.LinkSubject),
            EmailMessageByLink = Own(form.LinkMessage, MessageDefaults.LinkMessage),
            SmsMessage = Own(form.SmsMessage, MessageDefaults.SmsMessage),
        };
        var invitation = new MessageTemplateType
        {
            EmailSubject = Own(form.InviteSubject, MessageDefaults.InviteSubject),
            EmailMessage = Own(form.InviteMessage, MessageDefaults.InviteMessage),
            SMSMessage = Own(form.InviteSms, MessageDefaults.InviteMessage),
        };
        return new()
        {
            UserPoolId = pool.Id ?? "",
            ExpectedLastModifiedDate = pool.LastModifiedDate, // between reading and writing nobody else has saved
            PoolName = form.PoolName.Trim(),
            UserPoolTier = form.Tier,
            DeletionProtection = form.DeletionProtection ? DeletionProtectionType.Active : DeletionProtectionType.Inactive,
            Policies = (pool.Policies ?? new()) with
            {
                SignInPolicy = form.FirstFactors.Count == 0 && pool.Policies?.SignInPolicy is null ? null : new() { AllowedFirstAuthFactors = [AuthFactorType.Password, .. form.FirstFactors] },
                PasswordPolicy = (pool.Policies?.PasswordPolicy ?? new()) with
                {
                    MinimumLength = form.MinimumLength,
                    RequireNumbers = form.RequireNumbers,
                    RequireSymbols = form.RequireSymbols,
                    RequireUppercase = form.RequireUppercase,
                    RequireLowercase = form.RequireLowercase,
                    PasswordHistorySize = form.PasswordHistory is 0 ? null : form.PasswordHistory,
                    TemporaryPasswordValidityDays = form.TemporaryPasswordDays,
                },
            },
            AdminCreateUserConfig = new()
            {
                AllowAdminCreateUserOnly = form.AdminCreateOnly,
                // UnusedAccountValidityDays is an older name of TemporaryPasswordValidityDays; AWS refuses both at once.
                InviteMessageTemplate = invitation == new MessageTemplateType() ? null : invitation,
            },
            AccountRecoverySetting = RecoveryOrder.Setting(form.Recovery),
            AutoVerifiedAttributes = [.. form.Verify],
            UserAttributeUpdateSettings = new() { AttributesRequireVerificationBeforeUpdate = [.. form.KeepOriginal.Where(form.Verify.Contains)] },
            SmsConfiguration = Sms(pool.SmsConfiguration, form),
            EmailConfiguration = new()
            {
                From = Text(form.From),
                ReplyToEmailAddress = Text(form.ReplyTo),
                ConfigurationSet = Text(form.ConfigurationSet),
                SourceArn = Text(form.SourceArn),
                EmailSendingAccount = Text(form.SourceArn) is null ? EmailSendingAccountType.CognitoDefault : EmailSendingAccountType.Developer,
            },
            VerificationMessageTemplate = template,
            // Older names of three texts: kept in step where the pool has them, so that they cannot bring an old text back.
            EmailVerificationSubject = pool.EmailVerificationSubject is null ? null : template.EmailSubject,
            EmailVerificationMessage = pool.EmailVerificationMessage is null ? null : template.EmailMessage,
            SmsVerificationMessage = pool.SmsVerificationMessage is null ? null : template.SmsMessage,
            UserPoolTags = TagRow.ToTags(form.Tags),
            LambdaConfig = TriggerMapping.Config(pool.LambdaConfig, form),
            SmsAuthenticationMessage = pool.SmsAuthenticationMessage,
            MfaConfiguration = pool.MfaConfiguration,
            DeviceConfiguration = DeviceTracking.Setting(pool.DeviceConfiguration, form.Devices, form.DeviceSkipsMfa),
            UserPoolAddOns = pool.UserPoolAddOns,
            KeyConfiguration = form.KmsKeyArn.Length > 0 ? new() { KeyType = EncryptionKeyType.CustomerManagedKey, KmsKeyArn = form.KmsKeyArn }
                : pool.KeyConfiguration is null ? null : new() { KeyType = EncryptionKeyType.AwsOwnedKey },
            IssuerConfiguration = form.UpdatedIssuer ? new() { Type = IssuerType.Updated } : pool.IssuerConfiguration is null ? null : new() { Type = IssuerType.Original },
            DcrConfiguration = pool.DcrConfiguration is null && !form.Registration ? null : Registration(form),
            AcrConfiguration = AcrLevel.Configuration(form.AcrValues),
        };
    }

    public static SchemaAttributeType Custom(CustomAttributeForm attribute) => new()
    {
        Name = attribute.Name.Trim(),
        AttributeDataType = attribute.Type,
        DeveloperOnlyAttribute = attribute.DeveloperOnly ? true : null,
        Mutable = attribute.Mutable,
        StringAttributeConstraints = attribute.Type == AttributeDataType.String && (attribute.Min.Length > 0 || attribute.Max.Length > 0)
            ? new() { MinLength = Text(attribute.Min), MaxLength = Text(attribute.Max) }
            : null,
        NumberAttributeConstraints = attribute.Type == AttributeDataType.Number && (attribute.Min.Length > 0 || attribute.Max.Length > 0)
            ? new() { MinValue = Text(attribute.Min), MaxValue = Text(attribute.Max) }
            : null,
    };

    private static SmsConfigurationType? Sms(SmsConfigurationType? now, PoolForm form)
    {
        if (string.IsNullOrWhiteSpace(form.SmsRoleArn)) return null;
        var (role, external) = (form.SmsRoleArn.Trim(), Text(form.SmsExternalId));
        if (!form.SmsByEums) return new() { SnsCallerArn = role, ExternalId = external, SnsRegion = now?.SnsRegion };
        return new()
        {
            EumsSms = new()
            {
                CallerArn = role,
                ExternalId = external,
                OriginationIdentity = Text(form.SmsOrigination),
                ConfigurationSetName = Text(form.SmsConfigurationSet),
                InEntityId = Text(form.SmsEntity),
                InTemplateId = Text(form.SmsTemplate),
                Region = Text(form.SmsRegion),
            },
        };
    }

    /// <summary>Switched off, it keeps what was chosen.</summary>
    private static DcrConfigurationType Registration(PoolForm form) => new()
    {
        EnableStatus = form.Registration ? StatusType.Enabled : StatusType.Disabled,
        OpenDcrEnabled = form.OpenRegistration,
        AuthenticatedGrantTypes = form.RegistrationGrants,
        OpenDcrGrantTypes = form.OpenRegistrationGrants,
        AllowedScopes = form.RegistrationScopes,
    };

    private static CustomAttributeForm CustomForm(SchemaAttributeType attribute) => new()
    {
        Name = attribute.Name ?? "",
        Type = attribute.AttributeDataType ?? AttributeDataType.String,
        Min = attribute.StringAttributeConstraints?.MinLength ?? attribute.NumberAttributeConstraints?.MinValue ?? "",
        Max = attribute.StringAttributeConstraints?.MaxLength ?? attribute.NumberAttributeConstraints?.MaxValue ?? "",
        Mutable = attribute.Mutable ?? true,
    };

    /// <summary>Null for the default text, so that the pool follows it.</summary>
    private static string? Own(string text, string standard) => text == standard || text.Trim().Length == 0 ? null : text;

    private static string? Text(string text) => text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static IReadOnlyList<T>? OrNull<T>(IReadOnlyList<T> list) => list.Count == 0 ? null : list;
}
