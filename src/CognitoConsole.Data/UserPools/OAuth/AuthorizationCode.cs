using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>An authorization code on its way to the token endpoint: five minutes, one use, bound to client, redirect and PKCE challenge.</summary>
public sealed class AuthorizationCode
{
    /// <summary>SHA-256 of the code; the code itself is only in the browser.</summary>
    public required string CodeHash { get; init; }
    public required string UserPoolId { get; init; }
    public required string ClientId { get; init; }
    public required string Username { get; init; }
    public required string RedirectUri { get; init; }

    /// <summary>Space-separated.</summary>
    public required string Scope { get; init; }
    public string? Nonce { get; init; }

    /// <summary>What the access tokens are for; null for whatever takes the pool's tokens.</summary>
    public string? Resource { get; init; }
    public string? CodeChallenge { get; init; }
    public required DateTimeOffset AuthTime { get; init; }

    /// <summary>What the sign-in has proven.</summary>
    public AuthMethods Methods { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Set by the one redemption; a second attempt revokes the tokens of the first.</summary>
    public DateTimeOffset? ConsumedAt { get; set; }

    /// <summary>Family of tokens that the redemption issued.</summary>
    public required string OriginJti { get; init; }

    /// <summary>The browser session that asked for the code.</summary>
    public string? OriginSessionId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuthorizationCode>
    {
        public void Configure(EntityTypeBuilder<AuthorizationCode> entity)
        {
            entity.ToTable("AuthorizationCodes").IsNotAudited();
            entity.HasKey(c => c.CodeHash);
            entity.Property(c => c.CodeHash).HasMaxLength(64);
            entity.Property(c => c.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(c => c.ClientId).HasMaxLength(Lengths.ClientId);
            entity.Property(c => c.Username).HasMaxLength(Lengths.Username);
            entity.Property(c => c.RedirectUri).HasMaxLength(1024);
            entity.Property(c => c.Scope).HasMaxLength(4096);
            entity.Property(c => c.Nonce).HasMaxLength(2048);
            entity.Property(c => c.Resource).HasMaxLength(1024);
            entity.Property(c => c.CodeChallenge).HasMaxLength(128);
            entity.Property(c => c.OriginJti).HasMaxLength(36);
            entity.Property(c => c.OriginSessionId).HasMaxLength(28);
            entity.HasIndex(c => c.ExpiresAt);
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(c => new { c.UserPoolId, c.Username }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A browser that is signed in at the hosted UI; its cookie holds the id. One hour, one pool.</summary>
public sealed class BrowserSession
{
    /// <summary>SHA-256 of the cookie's value.</summary>
    public required string IdHash { get; init; }
    public required string UserPoolId { get; init; }
    public required string Username { get; init; }

    /// <summary>How session tracking names it; <c>sso</c> and 25 characters. It opens nothing.</summary>
    public required string SessionId { get; init; }
    public required DateTimeOffset LastActiveAt { get; set; }
    public string? LastIpAddress { get; set; }
    public string? DeviceType { get; init; }
    public required DateTimeOffset AuthTime { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What the person has proven at this browser.</summary>
    public AuthMethods Methods { get; init; }

    /// <summary>A second factor was part of the sign-in. Without it the session ends when the user or the pool begins to ask for one.</summary>
    public bool PassedMfa { get; init; }

    /// <summary>The identity provider that the person came from; null for the pool itself.</summary>
    public string? ProviderName { get; init; }

    /// <summary>What a SAML provider calls the session, for ending it there; encrypted under the key ring.</summary>
    public byte[]? ProviderSession { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BrowserSession>
    {
        public void Configure(EntityTypeBuilder<BrowserSession> entity)
        {
            entity.ToTable("BrowserSessions").IsNotAudited();
            entity.HasKey(s => s.IdHash);
            entity.Property(s => s.IdHash).HasMaxLength(64);
            entity.Property(s => s.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(s => s.Username).HasMaxLength(Lengths.Username);
            entity.Property(s => s.SessionId).HasMaxLength(28);
            entity.Property(s => s.LastIpAddress).HasMaxLength(64);
            entity.Property(s => s.DeviceType).HasMaxLength(16);
            entity.Property(s => s.ProviderName).HasMaxLength(Lengths.IdpName);
            entity.Property(s => s.ProviderSession).IsSecret();
            entity.HasIndex(s => s.ExpiresAt);
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(s => new { s.UserPoolId, s.Username }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
