using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>An RSA key pair of a pool: one signs ID tokens, one access tokens. Made with the pool, never shared.</summary>
public sealed class SigningKey
{
    public required string UserPoolId { get; init; }

    /// <summary>The JWT header's kid.</summary>
    public required string Kid { get; init; }

    /// <summary><c>id</c> or <c>access</c>, as the token_use that it signs.</summary>
    public required string TokenUse { get; init; }

    /// <summary>Modulus and exponent as base64url, as JWKS shows them.</summary>
    public required string N { get; init; }
    public required string E { get; init; }

    /// <summary>PKCS#8, encrypted under the key ring.</summary>
    public required byte[] PrivateKey { get; init; }
    public required DateTimeOffset CreationDate { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SigningKey>
    {
        public void Configure(EntityTypeBuilder<SigningKey> entity)
        {
            entity.ToTable("SigningKeys").IsNotAudited();
            entity.HasKey(k => new { k.UserPoolId, k.Kid });
            entity.Property(k => k.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(k => k.Kid).HasMaxLength(64);
            entity.Property(k => k.TokenUse).HasMaxLength(8);
            entity.Property(k => k.N).HasMaxLength(1024);
            entity.Property(k => k.E).HasMaxLength(16);
            entity.Property(k => k.PrivateKey).IsSecret();
            entity.HasOne<UserPool>().WithMany().HasForeignKey(k => k.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
