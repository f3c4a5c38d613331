using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.IdentityPools;

/// <summary>
/// Days at whose end an identity counted as what it is no longer: a guest that signed in, somebody who was disabled or deleted. What it counts as now stands with the
/// identity (<see cref="Identity.CountedSince"/>); both together are the list behind every total of a past day. What lasted less than a day's end is in no total, and has no row.
/// </summary>
public sealed class IdentityPeriod
{
    public required string IdentityPoolId { get; init; }

    /// <summary>What it was counted in: <see cref="DailyMetric.Authenticated"/>, <see cref="DailyMetric.Guests"/> or <see cref="DailyMetric.Disabled"/>.</summary>
    public required string Metric { get; init; }

    /// <summary>As <see cref="DayTree"/> has it.</summary>
    public required int Node { get; init; }

    /// <summary>The first day at whose end it counted (<see cref="IdentityEvent.Day"/>).</summary>
    public required int FromDay { get; init; }

    /// <summary>The first day at whose end it did not any more.</summary>
    public required int ToDay { get; init; }

    /// <summary>Outlives its identity.</summary>
    public required string IdentityId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<IdentityPeriod>
    {
        public void Configure(EntityTypeBuilder<IdentityPeriod> entity)
        {
            entity.ToTable("IdentityPeriods").IsNotAudited();
            entity.HasKey(p => new { p.IdentityPoolId, p.Metric, p.Node, p.FromDay, p.IdentityId });
            entity.HasIndex(p => new { p.IdentityPoolId, p.Metric, p.Node, p.ToDay, p.IdentityId });
            entity.Property(p => p.IdentityPoolId).HasMaxLength(Lengths.IdentityId);
            entity.Property(p => p.Metric).HasMaxLength(16);
            entity.Property(p => p.IdentityId).HasMaxLength(Lengths.IdentityId);
            entity.HasOne<IdentityPool>().WithMany().HasForeignKey(p => p.IdentityPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
