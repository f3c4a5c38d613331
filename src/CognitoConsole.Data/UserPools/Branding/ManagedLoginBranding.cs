using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A managed login style: how the sign-in pages of one app client look where the domain shows managed login.</summary>
public sealed class ManagedLoginBranding
{
    public required string UserPoolId { get; init; }
    public required string ManagedLoginBrandingId { get; init; }
    public required string ClientId { get; init; }

    /// <summary>Nothing of the style's own.</summary>
    public bool UseCognitoProvidedValues { get; set; }

    /// <summary>JSON document of what departs from Cognito's values; null when nothing was given.</summary>
    public string? Settings { get; set; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset LastModifiedDate { get; set; }
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ManagedLoginBranding>
    {
        public void Configure(EntityTypeBuilder<ManagedLoginBranding> entity)
        {
            entity.ToTable("ManagedLoginBrandings");
            entity.HasKey(b => new { b.UserPoolId, b.ManagedLoginBrandingId });
            entity.Property(b => b.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(b => b.ManagedLoginBrandingId).HasMaxLength(36);
            entity.Property(b => b.ClientId).HasMaxLength(Lengths.ClientId);
            entity.Property(b => b.Version).IsConcurrencyToken();
            entity.HasIndex(b => new { b.UserPoolId, b.ClientId }).IsUnique();
            entity.HasOne<UserPoolClient>().WithMany().HasForeignKey(b => new { b.UserPoolId, b.ClientId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
