using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A code that was sent to a user and not yet used. One per purpose: a new code replaces the old one.</summary>
public sealed class ConfirmationCode
{
    public required string UserPoolId { get; init; }
    public required string Username { get; init; }

    /// <summary>What alone the code is good for: <c>SignUp</c>, <c>ForgotPassword</c>, <c>VerifyAttribute:email</c>, <c>VerifyAttribute:phone_number</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>HMAC of the code under the key ring; six digits must not be readable from a stolen database.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>The attribute value that the code proves, as it was when the code went out.</summary>
    public string? Destination { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public int FailedAttempts { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ConfirmationCode>
    {
        public void Configure(EntityTypeBuilder<ConfirmationCode> entity)
        {
            entity.ToTable("ConfirmationCodes").IsNotAudited();
            entity.HasKey(c => new { c.UserPoolId, c.Username, c.Purpose });
            entity.Property(c => c.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(c => c.Username).HasMaxLength(Lengths.Username);
            entity.Property(c => c.Purpose).HasMaxLength(48);
            entity.Property(c => c.CodeHash).IsSecret();
            entity.Property(c => c.Destination).HasMaxLength(2048);
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(c => new { c.UserPoolId, c.Username }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Counts what a user asked for in the running hour (codes sent, codes tried), for LimitExceededException.</summary>
public sealed class AttemptLimit
{
    public required string UserPoolId { get; init; }
    public required string Username { get; init; }

    /// <summary>Name of the limit, as AWS's quota page names the operation.</summary>
    public required string Limit { get; init; }
    public required DateTimeOffset WindowStart { get; init; }
    public int Count { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AttemptLimit>
    {
        public void Configure(EntityTypeBuilder<AttemptLimit> entity)
        {
            entity.ToTable("AttemptLimits").IsNotAudited();
            entity.HasKey(l => new { l.UserPoolId, l.Username, l.Limit });
            entity.Property(l => l.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(l => l.Username).HasMaxLength(Lengths.Username);
            entity.Property(l => l.Limit).HasMaxLength(48);
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(l => new { l.UserPoolId, l.Username }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
