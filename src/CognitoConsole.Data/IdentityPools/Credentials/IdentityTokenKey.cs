using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.IdentityPools;

/// <summary>A key that signs the OpenID tokens of identities. The issuer is one for all pools, and so are its keys: the newest signs, all verify.</summary>
public sealed class IdentityTokenKey
{
    /// <summary>The JWT header's kid.</summary>
    public required string Kid { get; init; }

    /// <summary>PKCS#8, encrypted under the key ring.</summary>
    public required byte[] PrivateKey { get; init; }
    public required DateTimeOffset CreationDate { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<IdentityTokenKey>
    {
        public void Configure(EntityTypeBuilder<IdentityTokenKey> entity)
        {
            entity.ToTable("IdentityTokenKeys").IsNotAudited();
            entity.HasKey(k => k.Kid);
            entity.Property(k => k.Kid).HasMaxLength(64);
            entity.Property(k => k.PrivateKey).IsSecret();
        }
    }
}
