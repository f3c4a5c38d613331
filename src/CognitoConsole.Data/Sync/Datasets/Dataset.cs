using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Sync;

/// <summary>
/// A dataset of an identity. One that was deleted keeps its row, without records: its counts go on where it is made again, so that a device that
/// knew the old one is told.
/// </summary>
public sealed class Dataset
{
    /// <summary>A dataset of an identity that was merged is called <c>name.identity</c>; no request can name a longer one.</summary>
    public const int NameLength = 128;

    /// <summary>Stays the same when the dataset goes to another identity.</summary>
    public required string Id { get; init; }
    public required string IdentityPoolId { get; init; }
    public required string IdentityId { get; set; }
    public required string DatasetName { get; set; }

    /// <summary>What it was called with the identity that was merged into this one; null for a dataset of its own.</summary>
    public string? MergedFrom { get; set; }
    public required DateTimeOffset CreationDate { get; set; }
    public required DateTimeOffset LastModifiedDate { get; set; }
    public required string LastModifiedBy { get; set; }

    /// <summary>Rises with every change, and never falls.</summary>
    public long SyncCount { get; set; }

    /// <summary>Whoever knows an older state than this has to forget it: the dataset was deleted since, or removed records have been forgotten.</summary>
    public long ForgottenSyncCount { get; set; }
    public bool IsDeleted { get; set; }

    /// <summary>Bytes of the keys and values that there are.</summary>
    public long DataStorage { get; set; }

    /// <summary>Records that there are.</summary>
    public int NumRecords { get; set; }

    /// <summary>Records that were removed and are still reported.</summary>
    public int NumRemoved { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Dataset>
    {
        public void Configure(EntityTypeBuilder<Dataset> entity)
        {
            // The operations note what they have done to which records; the values are the users' own.
            entity.ToTable("Datasets").IsNotAudited();
            entity.HasKey(d => d.Id);
            entity.Property(d => d.Id).HasMaxLength(36);
            entity.Property(d => d.IdentityPoolId).HasMaxLength(Lengths.IdentityId);
            entity.Property(d => d.IdentityId).HasMaxLength(Lengths.IdentityId);
            entity.Property(d => d.DatasetName).HasMaxLength(NameLength);
            entity.Property(d => d.MergedFrom).HasMaxLength(NameLength);
            entity.Property(d => d.LastModifiedBy).HasMaxLength(Lengths.IdentityId);
            entity.HasIndex(d => new { d.IdentityId, d.DatasetName }).IsUnique();
            // When anything of a pool was changed last.
            entity.HasIndex(d => new { d.IdentityPoolId, d.LastModifiedDate });
            // All of a pool, one after the other.
            entity.HasIndex(d => new { d.IdentityPoolId, d.Id });
            entity.HasOne<Identity>().WithMany().HasForeignKey(d => d.IdentityId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
