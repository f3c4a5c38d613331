using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Iam;

/// <summary>A long-lived key with which SDKs and the CLI sign requests.</summary>
public sealed class AccessKey
{
    /// <summary>20 characters, <c>AKIA…</c>.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Who or what uses it, as policies and audit name it.</summary>
    public required string UserName { get; init; }

    /// <summary>The managed policy that decides what the key may do.</summary>
    public required string PolicyName { get; set; }

    /// <summary>
    /// The operator who made it, or who made the key that made it: whoever has seen the secret loses it with the console. Null: made by the server itself.
    /// No foreign key: a deleted operator's key must stay refused, not become nobody's.
    /// </summary>
    public string? OwnerId { get; init; }

    /// <summary>The owner's role at that time. With another role the key would keep rights that were taken.</summary>
    public string? OwnerRole { get; init; }

    /// <summary>Encrypted under the key ring: SigV4 needs the secret itself.</summary>
    public required byte[] SecretAccessKey { get; init; }

    /// <summary>Active or Inactive.</summary>
    public required string Status { get; set; }
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>Of the last call that it signed; a minute late at most. Null: none yet.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Service and region of that call's signature.</summary>
    public string? LastUsedService { get; init; }
    public string? LastUsedRegion { get; init; }
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccessKey>
    {
        public void Configure(EntityTypeBuilder<AccessKey> entity)
        {
            entity.ToTable("AccessKeys");
            entity.HasKey(k => k.AccessKeyId);
            entity.Property(k => k.AccessKeyId).HasMaxLength(128);
            entity.Property(k => k.UserName).HasMaxLength(64);
            entity.Property(k => k.PolicyName).HasMaxLength(128);
            entity.Property(k => k.OwnerId).HasMaxLength(36);
            entity.Property(k => k.OwnerRole).HasMaxLength(128);
            entity.Property(k => k.SecretAccessKey).IsSecret();
            entity.Property(k => k.Status).HasMaxLength(16);
            entity.Property(k => k.LastUsedService).HasMaxLength(32);
            entity.Property(k => k.LastUsedRegion).HasMaxLength(32);
            entity.Property(k => k.Version).IsConcurrencyToken();
            entity.HasIndex(k => k.UserName);
            entity.HasOne<ManagedPolicy>().WithMany().HasForeignKey(k => k.PolicyName).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
