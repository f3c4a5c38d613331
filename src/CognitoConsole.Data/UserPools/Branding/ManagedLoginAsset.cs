using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A picture of a managed login style: one for each role and colour mode.</summary>
public sealed class ManagedLoginAsset
{
    public required string UserPoolId { get; init; }
    public required string ManagedLoginBrandingId { get; init; }
    public required string Category { get; init; }
    public required string ColorMode { get; init; }
    public required string Extension { get; set; }
    public string? ResourceId { get; set; }
    public required byte[] Bytes { get; set; }

    /// <summary>Hash of the picture with its extension; its address, which so never has other content.</summary>
    public required string Name { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ManagedLoginAsset>
    {
        public void Configure(EntityTypeBuilder<ManagedLoginAsset> entity)
        {
            entity.ToTable("ManagedLoginAssets");
            entity.HasKey(a => new { a.UserPoolId, a.ManagedLoginBrandingId, a.Category, a.ColorMode });
            entity.Property(a => a.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(a => a.ManagedLoginBrandingId).HasMaxLength(36);
            entity.Property(a => a.Category).HasMaxLength(32);
            entity.Property(a => a.ColorMode).HasMaxLength(8);
            entity.Property(a => a.Extension).HasMaxLength(8);
            entity.Property(a => a.ResourceId).HasMaxLength(40);
            entity.Property(a => a.Name).HasMaxLength(48);
            entity.HasIndex(a => new { a.UserPoolId, a.Name });
            entity.HasOne<ManagedLoginBranding>().WithMany().HasForeignKey(a => new { a.UserPoolId, a.ManagedLoginBrandingId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
