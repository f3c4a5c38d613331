using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Iam;

/// <summary>An OpenID Connect issuer that roles and identity pools may trust.</summary>
public sealed class OpenIdConnectProvider
{
    /// <summary>Issuer without <c>https://</c>: as in the provider's ARN and in Logins.</summary>
    public required string Url { get; init; }

    /// <summary>Audiences whose tokens are taken.</summary>
    public IReadOnlyList<string> ClientIds { get; set; } = [];

    /// <summary>Kept for the tools that want them back; the connection is verified by the certificate authorities of the machine.</summary>
    public IReadOnlyList<string> Thumbprints { get; set; } = [];
    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();
    public required DateTimeOffset CreateDate { get; init; }
    public int Version { get; set; }

    public string Arn(string accountId) => $"arn:aws:iam::{accountId}:oidc-provider/{Url}";

    internal sealed class Mapping : IEntityTypeConfiguration<OpenIdConnectProvider>
    {
        public void Configure(EntityTypeBuilder<OpenIdConnectProvider> entity)
        {
            entity.ToTable("OpenIdConnectProviders");
            entity.HasKey(p => p.Url);
            entity.Property(p => p.Url).HasMaxLength(255);
            entity.Property(p => p.ClientIds).HasJson();
            entity.Property(p => p.Thumbprints).HasJson();
            entity.Property(p => p.Tags).HasJson();
            entity.Property(p => p.Version).IsConcurrencyToken();
        }
    }
}
