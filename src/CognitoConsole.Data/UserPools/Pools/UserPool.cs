using CognitoConsole.Contracts.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A user pool with every setting that DescribeUserPool shows. Nested settings are AWS's own shapes, stored as JSON.</summary>
public sealed class UserPool
{
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>Region in the pool's id and ARN.</summary>
    public required string Region { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset LastModifiedDate { get; set; }

    /// <summary>Counts changes; a save over a changed row ends in ConcurrentModificationException.</summary>
    public int Version { get; set; }

    // The choices that can never be changed.
    public bool CaseSensitive { get; init; } = true;
    public IReadOnlyList<string> AliasAttributes { get; init; } = [];
    public IReadOnlyList<string> UsernameAttributes { get; init; } = [];

    /// <summary>All attributes, standard first, in AWS's order. Grows by AddCustomAttributes and never shrinks.</summary>
    public required IReadOnlyList<SchemaAttributeType> SchemaAttributes { get; set; }

    public string DeletionProtection { get; set; } = DeletionProtectionType.Inactive;
    public string UserPoolTier { get; set; } = UserPoolTierType.Essentials;
    public required UserPoolPolicyType Policies { get; set; }
    public required AdminCreateUserConfigType AdminCreateUserConfig { get; set; }
    public IReadOnlyList<string> AutoVerifiedAttributes { get; set; } = [];
    public VerificationMessageTemplateType? VerificationMessageTemplate { get; set; }
    public string? SmsVerificationMessage { get; set; }
    public string? EmailVerificationMessage { get; set; }
    public string? EmailVerificationSubject { get; set; }
    public string? SmsAuthenticationMessage { get; set; }
    public UserAttributeUpdateSettingsType? UserAttributeUpdateSettings { get; set; }
    public DeviceConfigurationType? DeviceConfiguration { get; set; }
    public EmailConfigurationType? EmailConfiguration { get; set; }
    public SmsConfigurationType? SmsConfiguration { get; set; }
    public LambdaConfigType? LambdaConfig { get; set; }
    public UserPoolAddOnsType? UserPoolAddOns { get; set; }
    public AccountRecoverySettingType? AccountRecoverySetting { get; set; }
    public KeyConfigurationType? KeyConfiguration { get; set; }

    /// <summary>The key under which secrets in the pool's rows are encrypted, itself encrypted: see PoolSecrets.</summary>
    public required byte[] SecretKey { get; set; }
    public IssuerConfigurationType? IssuerConfiguration { get; set; }
    public DcrConfigurationType? DcrConfiguration { get; set; }
    public IReadOnlyDictionary<string, AcrLevelConfigType>? AcrConfiguration { get; set; }
    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();

    /// <summary>SetLogDeliveryConfiguration: which logs go where, at most one of each event source.</summary>
    public IReadOnlyList<LogConfigurationType> LogConfigurations { get; set; } = [];

    // SetUserPoolSessionConfiguration
    public string UserSessionTracking { get; set; } = UserSessionTrackingType.Disabled;

    /// <summary>1–100; the oldest end when there are more.</summary>
    public int MaxTokenSessionsPerUser { get; set; } = 20;

    /// <summary>Set by the console: a verified alias stays with whoever has it.</summary>
    public bool NeverMovesAliases { get; set; }

    /// <summary>Kinds of users that the pool has had. Grows and never shrinks, past <see cref="Version"/>.</summary>
    public UserKinds UserKinds { get; set; }

    // SetUserPoolMfaConfig
    public string MfaConfiguration { get; set; } = UserPoolMfaType.Off;

    /// <summary>SMS is a second factor, and not only a way to verify numbers.</summary>
    public bool SmsMfaEnabled { get; set; }
    public SoftwareTokenMfaConfigType? SoftwareTokenMfaConfiguration { get; set; }
    public EmailMfaConfigType? EmailMfaConfiguration { get; set; }
    public WebAuthnConfigurationType? WebAuthnConfiguration { get; set; }

    /// <summary>The part of the id after the underscore: what SRP calls the pool's name.</summary>
    public string SrpName => Id[(Id.IndexOf('_', StringComparison.Ordinal) + 1)..];

    internal sealed class Mapping : IEntityTypeConfiguration<UserPool>
    {
        public void Configure(EntityTypeBuilder<UserPool> entity)
        {
            entity.ToTable("UserPools");
            entity.HasKey(p => p.Id);
            entity.Property(p => p.Id).HasMaxLength(Lengths.UserPoolId);
            entity.Property(p => p.Name).HasMaxLength(128);
            entity.Property(p => p.Region).HasMaxLength(32);
            entity.Property(p => p.Version).IsConcurrencyToken();
            entity.Property(p => p.DeletionProtection).HasMaxLength(16);
            entity.Property(p => p.UserPoolTier).HasMaxLength(16);
            entity.Property(p => p.MfaConfiguration).HasMaxLength(16);
            entity.Property(p => p.UserSessionTracking).HasMaxLength(16);
            entity.Property(p => p.AliasAttributes).HasJson();
            entity.Property(p => p.UsernameAttributes).HasJson();
            entity.Property(p => p.SchemaAttributes).HasJson();
            entity.Property(p => p.Policies).HasJson();
            entity.Property(p => p.AdminCreateUserConfig).HasJson();
            entity.Property(p => p.AutoVerifiedAttributes).HasJson();
            entity.Property(p => p.VerificationMessageTemplate).HasJson();
            entity.Property(p => p.UserAttributeUpdateSettings).HasJson();
            entity.Property(p => p.DeviceConfiguration).HasJson();
            entity.Property(p => p.EmailConfiguration).HasJson();
            entity.Property(p => p.SmsConfiguration).HasJson();
            entity.Property(p => p.LambdaConfig).HasJson();
            entity.Property(p => p.UserPoolAddOns).HasJson();
            entity.Property(p => p.AccountRecoverySetting).HasJson();
            entity.Property(p => p.KeyConfiguration).HasJson();
            entity.Property(p => p.SecretKey).IsSecret();
            entity.Property(p => p.IssuerConfiguration).HasJson();
            entity.Property(p => p.DcrConfiguration).HasJson();
            entity.Property(p => p.AcrConfiguration).HasJson();
            entity.Property(p => p.Tags).HasJson();
            entity.Property(p => p.LogConfigurations).HasJson();
            entity.Property(p => p.SoftwareTokenMfaConfiguration).HasJson();
            entity.Property(p => p.EmailMfaConfiguration).HasJson();
            entity.Property(p => p.WebAuthnConfiguration).HasJson();
            entity.Ignore(p => p.SrpName);
            entity.HasIndex(p => p.CreationDate);
        }
    }
}
