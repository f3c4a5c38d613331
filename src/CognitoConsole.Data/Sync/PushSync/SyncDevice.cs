using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Sync;

/// <summary>A device of an identity that can be told of changes.</summary>
public sealed class SyncDevice
{
    public required string Id { get; init; }
    public required string IdentityId { get; init; }

    /// <summary>Platform application that reaches it.</summary>
    public required string ApplicationArn { get; set; }

    /// <summary>SHA-256, by which a device is known again.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The platform's own address of the device, encrypted under the key ring.</summary>
    public required byte[] Token { get; init; }
    public required DateTimeOffset CreationDate { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SyncDevice>
    {
        public void Configure(EntityTypeBuilder<SyncDevice> entity)
        {
            entity.ToTable("SyncDevices").IsNotAudited();
            entity.HasKey(d => d.Id);
            entity.Property(d => d.Id).HasMaxLength(36);
            entity.Property(d => d.IdentityId).HasMaxLength(Lengths.IdentityId);
            entity.Property(d => d.ApplicationArn).HasMaxLength(SyncDelivery.DestinationLength);
            entity.Property(d => d.TokenHash).HasMaxLength(64);
            entity.Property(d => d.Token).IsSecret();
            entity.HasIndex(d => new { d.IdentityId, d.TokenHash }).IsUnique();
            entity.HasOne<Identity>().WithMany().HasForeignKey(d => d.IdentityId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
