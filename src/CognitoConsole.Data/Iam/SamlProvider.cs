using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Iam;

/// <summary>A SAML provider that roles and identity pools may trust.</summary>
public sealed class SamlProvider
{
    public const int NameLength = 128;

    /// <summary>As in the provider's ARN.</summary>
    public required string Name { get; init; }

    /// <summary>As it was uploaded.</summary>
    public required string MetadataDocument { get; set; }

    /// <summary>Out of the document, which is long: what every sign-in asks.</summary>
    public required string EntityId { get; set; }

    /// <summary>Certificates (DER) of the keys with which it signs.</summary>
    public required IReadOnlyList<byte[]> SigningCertificates { get; set; }

    /// <summary>From then on its assertions are refused.</summary>
    public required DateTimeOffset ValidUntil { get; set; }
    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();
    public required DateTimeOffset CreateDate { get; init; }
    public int Version { get; set; }

    public string Arn(string accountId) => Arn(accountId, Name);

    public static string Arn(string accountId, string name) => $"arn:aws:iam::{accountId}:saml-provider/{name}";

    internal sealed class Mapping : IEntityTypeConfiguration<SamlProvider>
    {
        public void Configure(EntityTypeBuilder<SamlProvider> entity)
        {
            entity.ToTable("SamlProviders");
            entity.HasKey(p => p.Name);
            entity.Property(p => p.Name).HasMaxLength(NameLength);
            entity.Property(p => p.EntityId).HasMaxLength(1024);
            entity.Property(p => p.SigningCertificates).HasJson();
            entity.Property(p => p.Tags).HasJson();
            entity.Property(p => p.Version).IsConcurrencyToken();
        }
    }
}
