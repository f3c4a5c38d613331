using CognitoConsole.Contracts.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A second region in which a pool answers. It holds nothing but what is the region's own: every region of this server works on the same rows.</summary>
public sealed class UserPoolReplica
{
    public required string UserPoolId { get; init; }
    public required string RegionName { get; init; }

    /// <summary>ACTIVE or INACTIVE.</summary>
    public string Status { get; set; } = ReplicaStatusType.Inactive;
    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();
    public required DateTimeOffset CreationDate { get; init; }
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UserPoolReplica>
    {
        public void Configure(EntityTypeBuilder<UserPoolReplica> entity)
        {
            entity.ToTable("UserPoolReplicas");
            entity.HasKey(r => new { r.UserPoolId, r.RegionName });
            entity.Property(r => r.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(r => r.RegionName).HasMaxLength(32);
            entity.Property(r => r.Status).HasMaxLength(16);
            entity.Property(r => r.Tags).HasJson();
            entity.Property(r => r.Version).IsConcurrencyToken();
            entity.HasOne<UserPool>().WithMany().HasForeignKey(r => r.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
