using CognitoConsole.Contracts.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>One attempt of a user (sign-in, sign-up, password change, …), as threat protection remembers it. A sign-in of several steps is one event.</summary>
public sealed class AuthEvent
{
    public required string UserPoolId { get; init; }
    public required string Username { get; init; }

    /// <summary>Time-ordered (UUID v7), so that newest first is the key backwards.</summary>
    public required string EventId { get; init; }

    /// <summary><see cref="Contracts.UserPools.EventType"/>.</summary>
    public required string EventType { get; init; }
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>Pass, Fail or InProgress.</summary>
    public required string EventResponse { get; set; }

    /// <summary>NoRisk, AccountTakeover or Block.</summary>
    public required string RiskDecision { get; set; }

    /// <summary>Low, Medium or High; null without risk.</summary>
    public string? RiskLevel { get; set; }
    public bool CompromisedCredentialsDetected { get; set; }
    public IReadOnlyList<ChallengeResponseType> ChallengeResponses { get; set; } = [];
    public string? IpAddress { get; init; }

    /// <summary>Browser and system in words, such as <c>Chrome 125, Windows 10</c>.</summary>
    public string? DeviceName { get; init; }
    public string? FeedbackValue { get; set; }

    /// <summary>Who gave it: Admin or User.</summary>
    public string? FeedbackProvider { get; set; }
    public DateTimeOffset? FeedbackDate { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuthEvent>
    {
        public void Configure(EntityTypeBuilder<AuthEvent> entity)
        {
            entity.ToTable("AuthEvents").IsNotAudited();
            entity.HasKey(e => new { e.UserPoolId, e.Username, e.EventId });
            entity.Property(e => e.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(e => e.Username).HasMaxLength(Lengths.Username);
            entity.Property(e => e.EventId).HasMaxLength(36);
            entity.Property(e => e.EventType).HasMaxLength(16);
            entity.Property(e => e.EventResponse).HasMaxLength(16);
            entity.Property(e => e.RiskDecision).HasMaxLength(16);
            entity.Property(e => e.RiskLevel).HasMaxLength(8);
            entity.Property(e => e.ChallengeResponses).HasJson();
            entity.Property(e => e.IpAddress).HasMaxLength(45);
            entity.Property(e => e.DeviceName).HasMaxLength(128);
            entity.Property(e => e.FeedbackValue).HasMaxLength(8);
            entity.Property(e => e.FeedbackProvider).HasMaxLength(8);
            // Failures of one address over all users of a pool.
            entity.HasIndex(e => new { e.UserPoolId, e.IpAddress, e.CreationDate });
            // The end of the retention.
            entity.HasIndex(e => e.CreationDate);
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(e => new { e.UserPoolId, e.Username }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
