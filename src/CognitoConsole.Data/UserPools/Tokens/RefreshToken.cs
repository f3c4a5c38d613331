using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>
/// One sign-in and its family of tokens: every access, ID and refresh token of the family carries <see cref="OriginJti"/>. Rotation raises
/// <see cref="Generation"/>; the token itself is sealed and names family and generation.
/// </summary>
public sealed class RefreshToken
{
    public required string UserPoolId { get; init; }
    public required string OriginJti { get; init; }
    public required string ClientId { get; init; }
    public required string Username { get; init; }

    /// <summary>When the person really signed in; refreshing keeps it.</summary>
    public required DateTimeOffset AuthTime { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Space-separated, as granted at the token endpoint; null for sign-in through the API.</summary>
    public string? Scope { get; init; }

    /// <summary>What the access tokens are for; refreshing keeps it.</summary>
    public string? Resource { get; init; }

    /// <summary>What the sign-in has proven; refreshing keeps it.</summary>
    public AuthMethods Methods { get; init; }

    /// <summary>The device that signed in, or that was given its key then.</summary>
    public string? DeviceKey { get; init; }

    /// <summary>How session tracking names the family; <c>tkn</c> and 25 characters.</summary>
    public required string SessionId { get; init; }

    /// <summary>The browser session that it came from.</summary>
    public string? OriginSessionId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastActiveAt { get; set; }
    public string? LastIpAddress { get; set; }
    public string? DeviceType { get; init; }

    /// <summary>The newest refresh token; older ones are refused, the last one after its grace period.</summary>
    public int Generation { get; set; }
    public DateTimeOffset? RotatedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RefreshToken>
    {
        public void Configure(EntityTypeBuilder<RefreshToken> entity)
        {
            entity.ToTable("RefreshTokens").IsNotAudited();
            entity.HasKey(t => new { t.UserPoolId, t.OriginJti });
            entity.Property(t => t.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(t => t.OriginJti).HasMaxLength(36);
            entity.Property(t => t.ClientId).HasMaxLength(Lengths.ClientId);
            entity.Property(t => t.Username).HasMaxLength(Lengths.Username);
            entity.Property(t => t.DeviceKey).HasMaxLength(Device.KeyLength);
            entity.Property(t => t.SessionId).HasMaxLength(28);
            entity.Property(t => t.OriginSessionId).HasMaxLength(28);
            entity.Property(t => t.LastIpAddress).HasMaxLength(64);
            entity.Property(t => t.DeviceType).HasMaxLength(16);
            entity.Property(t => t.Scope).HasMaxLength(4096);
            entity.Property(t => t.Resource).HasMaxLength(1024);
            entity.HasIndex(t => new { t.UserPoolId, t.Username });
            entity.HasIndex(t => t.ExpiresAt);
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(t => new { t.UserPoolId, t.Username }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
