using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Sync;

/// <summary>A device wants to hear when another one changes the dataset.</summary>
public sealed class DatasetSubscription
{
    public required string DatasetId { get; init; }

    /// <summary>No foreign key: SQL Server takes only one way by which a row goes with an identity. One whose device has gone says nothing to nobody.</summary>
    public required string DeviceId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DatasetSubscription>
    {
        public void Configure(EntityTypeBuilder<DatasetSubscription> entity)
        {
            entity.ToTable("DatasetSubscriptions").IsNotAudited();
            entity.HasKey(s => new { s.DatasetId, s.DeviceId });
            entity.Property(s => s.DatasetId).HasMaxLength(36);
            entity.Property(s => s.DeviceId).HasMaxLength(36);
            entity.HasIndex(s => s.DeviceId);
            entity.HasOne<Dataset>().WithMany().HasForeignKey(s => s.DatasetId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
