using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Sync;

/// <summary>Whom an identity pool tells of changes to datasets: devices through platform applications, and a stream. A pool that tells nobody has none.</summary>
public sealed class SyncConfiguration
{
    public required string IdentityPoolId { get; init; }

    /// <summary>Counts changes; a save over a changed row ends in ConcurrentModificationException.</summary>
    public int Version { get; set; }
    public IReadOnlyList<string> ApplicationArns { get; set; } = [];
    public string? PushRoleArn { get; set; }

    /// <summary>Null: nothing is streamed.</summary>
    public string? StreamName { get; set; }
    public string? StreamRoleArn { get; set; }

    /// <summary>ENABLED or DISABLED, where there is a stream.</summary>
    public string? StreamingStatus { get; set; }

    /// <summary>Null: it has never been started.</summary>
    public string? BulkPublishStatus { get; set; }
    public DateTimeOffset? BulkPublishStartTime { get; set; }
    public DateTimeOffset? BulkPublishCompleteTime { get; set; }
    public string? BulkPublishFailure { get; set; }

    /// <summary>The dataset that was published last; null before the first.</summary>
    public string? BulkPublishPosition { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SyncConfiguration>
    {
        public void Configure(EntityTypeBuilder<SyncConfiguration> entity)
        {
            entity.ToTable("SyncConfigurations");
            entity.HasKey(c => c.IdentityPoolId);
            entity.Property(c => c.IdentityPoolId).HasMaxLength(Lengths.IdentityId);
            entity.Property(c => c.Version).IsConcurrencyToken();
            entity.Property(c => c.ApplicationArns).HasJson();
            entity.Property(c => c.PushRoleArn).HasMaxLength(Lengths.Arn);
            entity.Property(c => c.StreamName).HasMaxLength(SyncDelivery.DestinationLength);
            entity.Property(c => c.StreamRoleArn).HasMaxLength(Lengths.Arn);
            entity.Property(c => c.StreamingStatus).HasMaxLength(8);
            entity.Property(c => c.BulkPublishStatus).HasMaxLength(16);
            entity.Property(c => c.BulkPublishFailure).HasMaxLength(256);
            entity.Property(c => c.BulkPublishPosition).HasMaxLength(36);
            // Those that run.
            entity.HasIndex(c => c.BulkPublishStatus);
            entity.HasOne<IdentityPool>().WithOne().HasForeignKey<SyncConfiguration>(c => c.IdentityPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
