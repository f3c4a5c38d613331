using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A passkey of a user.</summary>
public sealed class WebAuthnCredential
{
    public required string UserPoolId { get; init; }

    /// <summary>SHA-256 of the id, which may be too long for a key. One per pool, whoever has it.</summary>
    public required string CredentialIdHash { get; init; }
    public required string Username { get; init; }

    /// <summary>Base64url, without padding.</summary>
    public required string CredentialId { get; init; }

    /// <summary>As COSE writes it.</summary>
    public required byte[] PublicKey { get; init; }
    public required string FriendlyCredentialName { get; init; }
    public required string RelyingPartyId { get; init; }
    public string? AuthenticatorAttachment { get; init; }
    public IReadOnlyList<string> AuthenticatorTransports { get; init; } = [];
    public required DateTimeOffset CreatedAt { get; init; }
    public bool IsUserVerified { get; init; }
    public bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; set; }

    /// <summary>Of the last sign-in; one that does not rise may be a copy.</summary>
    public long SignCount { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<WebAuthnCredential>
    {
        public void Configure(EntityTypeBuilder<WebAuthnCredential> entity)
        {
            entity.ToTable("WebAuthnCredentials");
            entity.HasKey(c => new { c.UserPoolId, c.CredentialIdHash });
            entity.Property(c => c.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(c => c.CredentialIdHash).HasMaxLength(64);
            entity.Property(c => c.Username).HasMaxLength(Lengths.Username);
            entity.Property(c => c.CredentialId).HasMaxLength(1400);
            entity.Property(c => c.FriendlyCredentialName).HasMaxLength(128);
            entity.Property(c => c.RelyingPartyId).HasMaxLength(127);
            entity.Property(c => c.AuthenticatorAttachment).HasMaxLength(32);
            entity.Property(c => c.AuthenticatorTransports).HasJson();
            entity.HasIndex(c => new { c.UserPoolId, c.Username, c.CreatedAt });
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(c => new { c.UserPoolId, c.Username }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A registration that waits for its passkey: one per user, good for one answer.</summary>
public sealed class WebAuthnRegistration
{
    public required string UserPoolId { get; init; }
    public required string Username { get; init; }

    /// <summary>Tells this registration from one that came after it.</summary>
    public required string Id { get; init; }

    /// <summary>Challenge and user, as the passkey handler writes them.</summary>
    public required string State { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WebAuthnRegistration>
    {
        public void Configure(EntityTypeBuilder<WebAuthnRegistration> entity)
        {
            entity.ToTable("WebAuthnRegistrations").IsNotAudited();
            entity.HasKey(r => new { r.UserPoolId, r.Username });
            entity.Property(r => r.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(r => r.Username).HasMaxLength(Lengths.Username);
            entity.Property(r => r.Id).HasMaxLength(32);
            entity.Property(r => r.State).HasMaxLength(2048);
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(r => new { r.UserPoolId, r.Username }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
