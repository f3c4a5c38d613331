using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A user's authenticator app: the seed that counts, and one that waits for its first code.</summary>
public sealed class SoftwareToken
{
    public required string UserPoolId { get; init; }
    public required string Username { get; init; }

    /// <summary>The verified TOTP seed, encrypted under the key ring; null until the first one is verified.</summary>
    public byte[]? Secret { get; set; }

    /// <summary>A seed that was handed out and not yet verified; the old one stays good until it is.</summary>
    public byte[]? PendingSecret { get; set; }
    public string? FriendlyDeviceName { get; set; }

    /// <summary>The last 30-second step whose code was accepted. Only a later one is: no code works twice.</summary>
    public long LastStep { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SoftwareToken>
    {
        public void Configure(EntityTypeBuilder<SoftwareToken> entity)
        {
            entity.ToTable("SoftwareTokens");
            entity.HasKey(t => new { t.UserPoolId, t.Username });
            entity.Property(t => t.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(t => t.Username).HasMaxLength(Lengths.Username);
            entity.Property(t => t.Secret).IsSecret();
            entity.Property(t => t.PendingSecret).IsSecret();
            entity.Property(t => t.FriendlyDeviceName).HasMaxLength(256);
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(t => new { t.UserPoolId, t.Username }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
