using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A user who was active in a month: written by the first activity of the month, so that monthly active users are counted and listed along the key.</summary>
public sealed class MonthlyActiveUser
{
    public required string UserPoolId { get; init; }

    /// <summary>Months since the year 0 (UTC): year × 12 + month − 1.</summary>
    public required int Month { get; init; }
    public required string Username { get; init; }
    public required DateTimeOffset FirstActiveAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<MonthlyActiveUser>
    {
        public void Configure(EntityTypeBuilder<MonthlyActiveUser> entity)
        {
            entity.ToTable("MonthlyActiveUsers").IsNotAudited();
            entity.HasKey(a => new { a.UserPoolId, a.Month, a.Username });
            entity.Property(a => a.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(a => a.Username).HasMaxLength(Lengths.Username);
            // The end of the retention.
            entity.HasIndex(a => a.FirstActiveAt);
            // No foreign key to the user: it would need an index of its own on every row. Deleting a user deletes by the key of each month.
            entity.HasOne<UserPool>().WithMany().HasForeignKey(a => a.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
