using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>Style sheet and logo of the sign-in pages, of one app client or of all that have none of their own.</summary>
public sealed class UICustomization
{
    /// <summary>Stands where a client id stands.</summary>
    public const string AllClients = "ALL";

    public required string UserPoolId { get; init; }

    /// <summary>An app client, or <see cref="AllClients"/>.</summary>
    public required string ClientId { get; init; }

    /// <summary>As it was given.</summary>
    public string? Css { get; set; }

    /// <summary>As it is served: written anew from what the parser understood and the rules allow.</summary>
    public string? ServedCss { get; set; }
    public byte[]? Image { get; set; }

    /// <summary>Hash of the image with its extension; the image's address, which so never has other content.</summary>
    public string? ImageName { get; set; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset LastModifiedDate { get; set; }
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UICustomization>
    {
        public void Configure(EntityTypeBuilder<UICustomization> entity)
        {
            entity.ToTable("UICustomizations");
            entity.HasKey(c => new { c.UserPoolId, c.ClientId });
            entity.Property(c => c.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(c => c.ClientId).HasMaxLength(Lengths.ClientId);
            entity.Property(c => c.ImageName).HasMaxLength(48);
            entity.Property(c => c.Version).IsConcurrencyToken();
            entity.HasIndex(c => new { c.UserPoolId, c.ImageName });
            entity.HasOne<UserPool>().WithMany().HasForeignKey(c => c.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
