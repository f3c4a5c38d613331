using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Sync;

/// <summary>A record of a dataset. One that was removed stays, without a value, for the devices that have not heard of it.</summary>
public sealed class DatasetRecord
{
    public required string DatasetId { get; init; }

    /// <summary>The key, or its hash where it is too long for an index.</summary>
    public required string RecordKey { get; init; }
    public required string Key { get; init; }

    /// <summary>Null: the record was removed.</summary>
    public string? Value { get; set; }

    /// <summary>Count of the dataset at the record's last change.</summary>
    public required long SyncCount { get; set; }
    public required DateTimeOffset LastModifiedDate { get; set; }
    public required string LastModifiedBy { get; set; }
    public required DateTimeOffset DeviceLastModifiedDate { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DatasetRecord>
    {
        public void Configure(EntityTypeBuilder<DatasetRecord> entity)
        {
            entity.ToTable("DatasetRecords").IsNotAudited();
            entity.HasKey(r => new { r.DatasetId, r.RecordKey });
            entity.Property(r => r.DatasetId).HasMaxLength(36);
            entity.Property(r => r.RecordKey).HasMaxLength(IdentityPools.IdentityLogin.SubjectKeyLength);
            entity.Property(r => r.Key).HasMaxLength(1024);
            entity.Property(r => r.LastModifiedBy).HasMaxLength(Lengths.IdentityId);
            // What has changed since a count, page by page.
            entity.HasIndex(r => new { r.DatasetId, r.SyncCount, r.RecordKey });
            entity.HasOne<Dataset>().WithMany().HasForeignKey(r => r.DatasetId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
