using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A provider of a user pool: SAML, OIDC or one of the social ones.</summary>
public sealed class IdentityProvider
{
    public required string UserPoolId { get; init; }
    public required string ProviderName { get; init; }

    /// <summary><see cref="Contracts.UserPools.IdentityProviderTypeType"/>; never changes.</summary>
    public required string ProviderType { get; init; }

    /// <summary>ProviderDetails without what is secret.</summary>
    public IReadOnlyDictionary<string, string> Details { get; set; } = new Dictionary<string, string>();

    /// <summary>client_secret or private_key by name as JSON, encrypted under the key ring; null when there is none.</summary>
    public byte[]? Secrets { get; set; }

    /// <summary>Claim of the provider by attribute of the pool.</summary>
    public IReadOnlyDictionary<string, string> AttributeMapping { get; set; } = new Dictionary<string, string>();
    public IReadOnlyList<string> IdpIdentifiers { get; set; } = [];
    public IReadOnlyDictionary<string, string>? AcrMapping { get; set; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset LastModifiedDate { get; set; }
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<IdentityProvider>
    {
        public void Configure(EntityTypeBuilder<IdentityProvider> entity)
        {
            entity.ToTable("UserPoolIdentityProviders");
            entity.HasKey(p => new { p.UserPoolId, p.ProviderName });
            entity.Property(p => p.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(p => p.ProviderName).HasMaxLength(Lengths.IdpName);
            entity.Property(p => p.ProviderType).HasMaxLength(32);
            entity.Property(p => p.Details).HasJson();
            entity.Property(p => p.Secrets).IsSecret();
            entity.Property(p => p.AttributeMapping).HasJson();
            entity.Property(p => p.IdpIdentifiers).HasJson();
            entity.Property(p => p.AcrMapping).HasJson();
            entity.Property(p => p.Version).IsConcurrencyToken();
            entity.HasOne<UserPool>().WithMany().HasForeignKey(p => p.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>An identifier by which a provider is found (an e-mail domain, say). One key per pool, so that none names two providers.</summary>
public sealed class IdentityProviderIdentifier
{
    public required string UserPoolId { get; init; }
    public required string Identifier { get; init; }
    public required string ProviderName { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<IdentityProviderIdentifier>
    {
        public void Configure(EntityTypeBuilder<IdentityProviderIdentifier> entity)
        {
            entity.ToTable("UserPoolIdentityProviderIdentifiers").IsNotAudited();
            entity.HasKey(i => new { i.UserPoolId, i.Identifier });
            entity.Property(i => i.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(i => i.Identifier).HasMaxLength(40);
            entity.Property(i => i.ProviderName).HasMaxLength(Lengths.IdpName);
            entity.HasOne<IdentityProvider>().WithMany().HasForeignKey(i => new { i.UserPoolId, i.ProviderName }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
