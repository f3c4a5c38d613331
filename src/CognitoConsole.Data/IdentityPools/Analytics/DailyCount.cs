using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.IdentityPools;

/// <summary>A counter of one day, raised in the transaction of what it counts: exact, and a dashboard reads a few rows whatever the pool's size.</summary>
public sealed class DailyCount
{
    /// <summary>Stands for the sum over all days.</summary>
    public const int AllDays = 0;

    public required string IdentityPoolId { get; init; }

    /// <summary>As <see cref="IdentityEvent.Day"/>, or <see cref="AllDays"/>.</summary>
    public required int Day { get; init; }

    /// <summary>An <see cref="IdentityEventKind"/>, or one of the changes <see cref="DailyMetric"/>.</summary>
    public required string Metric { get; init; }

    /// <summary>Provider, or <see cref="IdentityEvent.Unauthenticated"/>; empty where the metric has no provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Of a change it may be negative.</summary>
    public required long Count { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DailyCount>
    {
        public void Configure(EntityTypeBuilder<DailyCount> entity)
        {
            entity.ToTable("DailyCounts").IsNotAudited();
            entity.HasKey(c => new { c.IdentityPoolId, c.Day, c.Metric, c.Provider });
            entity.Property(c => c.IdentityPoolId).HasMaxLength(Lengths.IdentityId);
            entity.Property(c => c.Metric).HasMaxLength(16);
            entity.Property(c => c.Provider).HasMaxLength(Lengths.ProviderName);
            entity.HasOne<IdentityPool>().WithMany().HasForeignKey(c => c.IdentityPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Changes of what there is; the sum over all days is what there is now.</summary>
public static class DailyMetric
{
    public const string Authenticated = nameof(Authenticated);
    public const string Guests = nameof(Guests);
    public const string Disabled = nameof(Disabled);

    /// <summary>Every identity is counted in one of them.</summary>
    public static readonly string[] States = [Authenticated, Guests, Disabled];

    /// <summary>Logins, by provider.</summary>
    public const string Logins = nameof(Logins);

    /// <summary>Sync sessions that were begun.</summary>
    public const string SyncSessions = nameof(SyncSessions);

    /// <summary>Bytes in datasets.</summary>
    public const string SyncStorage = nameof(SyncStorage);
}
