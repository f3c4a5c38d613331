using CognitoConsole.Contracts.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>An app client with every setting that DescribeUserPoolClient shows; its secrets are rows of <see cref="UserPoolClientSecret"/>.</summary>
public sealed class UserPoolClient
{
    public required string UserPoolId { get; init; }
    public required string ClientId { get; init; }
    public required string ClientName { get; set; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset LastModifiedDate { get; set; }
    public int Version { get; set; }

    /// <summary>DCR: it registered itself.</summary>
    public string ClientType { get; init; } = ClientTypeType.Regular;

    /// <summary>Decided at creation: a public client never gets a secret.</summary>
    public bool HasSecret { get; init; }

    /// <summary>In the unit of <see cref="TokenValidityUnits"/>; null or 0 is the default (30 days, 1 hour, 1 hour).</summary>
    public int? RefreshTokenValidity { get; set; }
    public int? AccessTokenValidity { get; set; }
    public int? IdTokenValidity { get; set; }
    public TokenValidityUnitsType? TokenValidityUnits { get; set; }

    /// <summary>Null: every attribute, as a client that was made without a list.</summary>
    public IReadOnlyList<string>? ReadAttributes { get; set; }
    public IReadOnlyList<string>? WriteAttributes { get; set; }
    public required IReadOnlyList<string> ExplicitAuthFlows { get; set; }
    public IReadOnlyList<string> SupportedIdentityProviders { get; set; } = [];
    public IReadOnlyList<string> CallbackURLs { get; set; } = [];
    public IReadOnlyList<string> LogoutURLs { get; set; } = [];
    public string? DefaultRedirectURI { get; set; }
    public IReadOnlyList<string> AllowedOAuthFlows { get; set; } = [];
    public IReadOnlyList<string> AllowedOAuthScopes { get; set; } = [];
    public bool AllowedOAuthFlowsUserPoolClient { get; set; }
    public AnalyticsConfigurationType? AnalyticsConfiguration { get; set; }

    /// <summary>LEGACY or ENABLED.</summary>
    public string PreventUserExistenceErrors { get; set; } = PreventUserExistenceErrorTypes.Legacy;
    public bool EnableTokenRevocation { get; set; } = true;
    public bool EnablePropagateAdditionalUserContextData { get; set; }

    /// <summary>Minutes, 3–15.</summary>
    public int AuthSessionValidity { get; set; } = 3;
    public RefreshTokenRotationType? RefreshTokenRotation { get; set; }

    /// <summary>How long after its sign-in a browser needs none for this client, where the pool tracks sessions; 0 asks each time.</summary>
    public int SsoMaxValidityMinutes { get; set; } = 60;

    internal sealed class Mapping : IEntityTypeConfiguration<UserPoolClient>
    {
        public void Configure(EntityTypeBuilder<UserPoolClient> entity)
        {
            entity.ToTable("UserPoolClients");
            entity.HasKey(c => new { c.UserPoolId, c.ClientId });
            entity.Property(c => c.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(c => c.ClientId).HasMaxLength(Lengths.ClientId);
            entity.Property(c => c.ClientName).HasMaxLength(128);
            entity.Property(c => c.ClientType).HasMaxLength(16);
            entity.Property(c => c.Version).IsConcurrencyToken();
            entity.Property(c => c.TokenValidityUnits).HasJson();
            entity.Property(c => c.ReadAttributes).HasJson();
            entity.Property(c => c.WriteAttributes).HasJson();
            entity.Property(c => c.ExplicitAuthFlows).HasJson();
            entity.Property(c => c.SupportedIdentityProviders).HasJson();
            entity.Property(c => c.CallbackURLs).HasJson();
            entity.Property(c => c.LogoutURLs).HasJson();
            entity.Property(c => c.DefaultRedirectURI).HasMaxLength(1024);
            entity.Property(c => c.AllowedOAuthFlows).HasJson();
            entity.Property(c => c.AllowedOAuthScopes).HasJson();
            entity.Property(c => c.AnalyticsConfiguration).HasJson();
            entity.Property(c => c.PreventUserExistenceErrors).HasMaxLength(16);
            entity.Property(c => c.RefreshTokenRotation).HasJson();
            // Public operations name only the client.
            entity.HasIndex(c => c.ClientId).IsUnique();
            entity.HasOne<UserPool>().WithMany().HasForeignKey(c => c.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>One of at most two secrets of an app client.</summary>
public sealed class UserPoolClientSecret
{
    public required string UserPoolId { get; init; }
    public required string ClientId { get; init; }

    /// <summary><c>{clientId}--{epoch}</c>.</summary>
    public required string SecretId { get; init; }

    /// <summary>Encrypted under the key ring: the API shows it, so it cannot be a hash.</summary>
    public required byte[] Value { get; init; }
    public required DateTimeOffset CreationDate { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<UserPoolClientSecret>
    {
        public void Configure(EntityTypeBuilder<UserPoolClientSecret> entity)
        {
            entity.ToTable("UserPoolClientSecrets");
            entity.HasKey(s => new { s.UserPoolId, s.ClientId, s.SecretId });
            entity.Property(s => s.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(s => s.ClientId).HasMaxLength(Lengths.ClientId);
            entity.Property(s => s.SecretId).HasMaxLength(160);
            entity.Property(s => s.Value).IsSecret();
            entity.HasOne<UserPoolClient>().WithMany().HasForeignKey(s => new { s.UserPoolId, s.ClientId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
