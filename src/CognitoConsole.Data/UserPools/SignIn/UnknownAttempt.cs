using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>
/// Wrong attempts at the name of nobody. A pool has a fixed number of these rows, and names share them: whoever makes up names fills no table.
/// </summary>
public sealed class UnknownAttempt
{
    public required string UserPoolId { get; init; }

    /// <summary>Where names with this hash are counted.</summary>
    public required int Bucket { get; init; }

    /// <summary>Keyed hash of the name that was tried last here; 32 bytes.</summary>
    public required byte[] NameHash { get; set; }
    public int Failures { get; set; }
    public DateTimeOffset LastFailedAt { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UnknownAttempt>
    {
        public void Configure(EntityTypeBuilder<UnknownAttempt> entity)
        {
            entity.ToTable("UnknownAttempts").IsNotAudited();
            entity.HasKey(a => new { a.UserPoolId, a.Bucket });
            entity.Property(a => a.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(a => a.NameHash).HasMaxLength(32);
            entity.HasOne<UserPool>().WithMany().HasForeignKey(a => a.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
