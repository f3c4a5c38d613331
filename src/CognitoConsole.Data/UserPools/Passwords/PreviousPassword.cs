using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A verifier of a password that the user has had; kept only as long as the pool's history policy asks.</summary>
public sealed class PreviousPassword
{
    public required string UserPoolId { get; init; }
    public required string Username { get; init; }
    public required DateTimeOffset SetAt { get; init; }
    public required byte[] PasswordVerifier { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PreviousPassword>
    {
        public void Configure(EntityTypeBuilder<PreviousPassword> entity)
        {
            entity.ToTable("PreviousPasswords").IsNotAudited();
            entity.HasKey(p => new { p.UserPoolId, p.Username, p.SetAt });
            entity.Property(p => p.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(p => p.Username).HasMaxLength(Lengths.Username);
            entity.Property(p => p.PasswordVerifier).IsSecret();
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(p => new { p.UserPoolId, p.Username }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
