using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A certificate of a pool for SAML, with its private key.</summary>
public sealed class SamlCertificate
{
    /// <summary>Its key signs requests to providers.</summary>
    public const string Signing = "signing";

    /// <summary>Its key decrypts what providers answer.</summary>
    public const string Encryption = "encryption";

    public required string UserPoolId { get; init; }

    /// <summary><see cref="Signing"/> or <see cref="Encryption"/>.</summary>
    public required string Use { get; init; }

    /// <summary>X.509, DER.</summary>
    public required byte[] Certificate { get; init; }

    /// <summary>PKCS#8, encrypted under the key ring.</summary>
    public required byte[] PrivateKey { get; init; }
    public required DateTimeOffset CreationDate { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SamlCertificate>
    {
        public void Configure(EntityTypeBuilder<SamlCertificate> entity)
        {
            entity.ToTable("SamlCertificates").IsNotAudited();
            entity.HasKey(c => new { c.UserPoolId, c.Use });
            entity.Property(c => c.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(c => c.Use).HasMaxLength(16);
            entity.Property(c => c.PrivateKey).IsSecret();
            entity.HasOne<UserPool>().WithMany().HasForeignKey(c => c.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
