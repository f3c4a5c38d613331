using CognitoConsole.Contracts.IdentityPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.IdentityPools;

/// <summary>An identity pool with every setting that DescribeIdentityPool, GetIdentityPoolRoles and GetPrincipalTagAttributeMap show.</summary>
public sealed class IdentityPool
{
    /// <summary><c>us-east-1:</c> and a GUID.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset LastModifiedDate { get; set; }

    /// <summary>Counts changes; a save over a changed row ends in ConcurrentModificationException.</summary>
    public int Version { get; set; }

    public bool AllowUnauthenticatedIdentities { get; set; }
    public bool AllowClassicFlow { get; set; }
    public IReadOnlyDictionary<string, string> SupportedLoginProviders { get; set; } = new Dictionary<string, string>();

    /// <summary>Once set, never changed: the logins of its users hang on it.</summary>
    public string? DeveloperProviderName { get; set; }
    public IReadOnlyList<CognitoIdentityProvider> CognitoIdentityProviders { get; set; } = [];
    public IReadOnlyList<string> OpenIdConnectProviderARNs { get; set; } = [];
    public IReadOnlyList<string> SamlProviderARNs { get; set; } = [];
    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();

    /// <summary>Role ARNs by <c>authenticated</c> and <c>unauthenticated</c>.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; set; } = new Dictionary<string, string>();

    /// <summary>By provider, as SetIdentityPoolRoles names it.</summary>
    public IReadOnlyDictionary<string, RoleMapping> RoleMappings { get; set; } = new Dictionary<string, RoleMapping>();

    /// <summary>Attributes for access control, by provider.</summary>
    public IReadOnlyDictionary<string, PrincipalTagMap> PrincipalTagMaps { get; set; } = new Dictionary<string, PrincipalTagMap>();

    /// <summary>In which time zones the days of the pool's numbers were, in the order of time; the last one whose time has come holds.</summary>
    public IReadOnlyList<ReportingZone> ReportingZones { get; set; } = [];

    /// <summary>Region in the pool's id, and in the ids of its identities.</summary>
    public string Region => Id[..Id.IndexOf(':', StringComparison.Ordinal)];

    internal sealed class Mapping : IEntityTypeConfiguration<IdentityPool>
    {
        public void Configure(EntityTypeBuilder<IdentityPool> entity)
        {
            entity.ToTable("IdentityPools");
            entity.HasKey(p => p.Id);
            entity.Property(p => p.Id).HasMaxLength(Lengths.IdentityId);
            entity.Property(p => p.Name).HasMaxLength(128);
            entity.Property(p => p.Version).IsConcurrencyToken();
            entity.Property(p => p.DeveloperProviderName).HasMaxLength(Lengths.ProviderName);
            // Encrypted in part: Twitter's app id holds its consumer secret.
            entity.Property(p => p.SupportedLoginProviders).HasJson();
            entity.Property(p => p.CognitoIdentityProviders).HasJson();
            entity.Property(p => p.OpenIdConnectProviderARNs).HasJson();
            entity.Property(p => p.SamlProviderARNs).HasJson();
            entity.Property(p => p.Tags).HasJson();
            entity.Property(p => p.Roles).HasJson();
            entity.Property(p => p.RoleMappings).HasJson();
            entity.Property(p => p.PrincipalTagMaps).HasJson();
            entity.Property(p => p.ReportingZones).HasJson();
            entity.Ignore(p => p.Region);
            entity.HasIndex(p => p.CreationDate);
        }
    }
}

/// <summary>The zone in which days are counted from a moment on.</summary>
/// <param name="TimeZone">As IANA names it: <c>Europe/Berlin</c>.</param>
/// <param name="FirstDay">The day that had begun when it was chosen: no earlier day comes again.</param>
public sealed record ReportingZone(string TimeZone, DateTimeOffset Since, int FirstDay);

/// <summary>Which claims of a provider's token become tags of the session.</summary>
public sealed record PrincipalTagMap(bool UseDefaults, IReadOnlyDictionary<string, string> PrincipalTags);
