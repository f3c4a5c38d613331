using CognitoConsole.Contracts.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A user of a pool. The attributes are here as they are shown; how they are found stands in <see cref="SignInName"/> and <see cref="UserAttribute"/>.</summary>
public sealed class CognitoUser
{
    public required string UserPoolId { get; init; }

    /// <summary>The stored user name: lower case in a case-insensitive pool, the sub where e-mail or phone is the user name.</summary>
    public required string Username { get; init; }

    /// <summary>UUID; never changes.</summary>
    public required string Sub { get; init; }

    /// <summary><see cref="UserStatusType"/>.</summary>
    public required string UserStatus { get; set; }
    public bool Enabled { get; set; } = true;
    public required DateTimeOffset UserCreateDate { get; init; }
    public required DateTimeOffset UserLastModifiedDate { get; set; }
    public int Version { get; set; }

    /// <summary>All attributes but <c>sub</c>, by name (<c>email</c>, <c>email_verified</c>, <c>custom:team</c>).</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; set; } = new Dictionary<string, string>();

    /// <summary>New values of e-mail or phone that wait for verification while the old ones stay active.</summary>
    public IReadOnlyDictionary<string, string>? PendingAttributes { get; set; }

    /// <summary>SRP verifier with its salt, encrypted under the key ring; null for a user without a password.</summary>
    public byte[]? PasswordVerifier { get; set; }
    /// <summary>A password hash that came with an import, encrypted; the first sign-in with the password turns it into a verifier.</summary>
    public byte[]? ImportedPasswordHash { get; set; }
    public DateTimeOffset? PasswordSetAt { get; set; }

    /// <summary>Tokens that were issued before are dead (global sign-out, disabled, password reset by an administrator).</summary>
    public DateTimeOffset? SignedOutAt { get; set; }

    /// <summary>Whether a sign-in of then has ended: the user was signed out everywhere since, or is somebody else who got the name since.</summary>
    public bool WasSignedOutSince(DateTimeOffset then) => SignedOutAt > then || UserCreateDate > then;

    /// <summary>Consecutive failures of password or MFA, over every path.</summary>
    public int FailedAttempts { get; set; }
    public DateTimeOffset? LastFailedAt { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Second factors that are switched on, as UserMFASettingList names them.</summary>
    public IReadOnlyList<string> MfaSettings { get; set; } = [];
    public string? PreferredMfa { get; set; }

    /// <summary>The last month with a row in <see cref="MonthlyActiveUser"/>, so that a sign-in need not look for it.</summary>
    public int ActiveMonth { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CognitoUser>
    {
        public void Configure(EntityTypeBuilder<CognitoUser> entity)
        {
            entity.ToTable("CognitoUsers");
            entity.HasKey(u => new { u.UserPoolId, u.Username });
            entity.Property(u => u.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(u => u.Username).HasMaxLength(Lengths.Username);
            entity.Property(u => u.Sub).HasMaxLength(36);
            entity.Property(u => u.UserStatus).HasMaxLength(32);
            entity.Property(u => u.Version).IsConcurrencyToken();
            entity.Property(u => u.Attributes).HasJson();
            entity.Property(u => u.PendingAttributes).HasJson();
            entity.Property(u => u.PasswordVerifier).IsSecret();
            entity.Property(u => u.MfaSettings).HasJson();
            entity.Property(u => u.PreferredMfa).HasMaxLength(32);
            entity.Property(u => u.ImportedPasswordHash).IsSecret();
            // ListUsers without a filter: creation order, by keyset.
            entity.HasIndex(u => new { u.UserPoolId, u.UserCreateDate, u.Username });
            // SearchUsers by last change, newest first.
            entity.HasIndex(u => new { u.UserPoolId, u.UserLastModifiedDate, u.Username });
            entity.HasOne<UserPool>().WithMany().HasForeignKey(u => u.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>
/// A name by which somebody can sign in: the user name, a verified alias, or the e-mail or phone that is the user name. One key space per
/// pool, so that no name can ever mean two people, whichever way it came in.
/// </summary>
public sealed class SignInName
{
    public required string UserPoolId { get; init; }

    /// <summary>As <c>SignInNames.Fold</c> makes it: lower case in a case-insensitive pool.</summary>
    public required string Name { get; init; }
    public required string Username { get; set; }

    /// <summary><c>username</c>, <c>email</c>, <c>phone_number</c> or <c>preferred_username</c>.</summary>
    public required string Kind { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SignInName>
    {
        public void Configure(EntityTypeBuilder<SignInName> entity)
        {
            entity.ToTable("SignInNames").IsNotAudited();
            entity.HasKey(n => new { n.UserPoolId, n.Name });
            entity.Property(n => n.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(n => n.Name).HasMaxLength(Lengths.SignInName);
            entity.Property(n => n.Username).HasMaxLength(Lengths.Username);
            entity.Property(n => n.Kind).HasMaxLength(32);
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(n => new { n.UserPoolId, n.Username }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>
/// The search index over users: one row per attribute value, so that standard and custom attributes are found by the same range of one key.
/// Derived from <see cref="CognitoUser"/> and always written in the same transaction.
/// </summary>
public sealed class UserAttribute
{
    public const int ValueLength = 200;

    public required string UserPoolId { get; init; }

    /// <summary>Attribute name, or <c>cognito:user_status</c>, <c>status</c> (only for disabled users: <c>Disabled</c>), or <c>cognito:mfa</c> (a row for each second factor, and one that says Any).</summary>
    public required string Name { get; init; }

    /// <summary>At most the first <see cref="ValueLength"/> characters; e-mail lower case in a case-insensitive pool.</summary>
    public required string Value { get; init; }
    public required string Username { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<UserAttribute>
    {
        public void Configure(EntityTypeBuilder<UserAttribute> entity)
        {
            entity.ToTable("UserAttributes").IsNotAudited();
            // The key is the search order; a user's own rows are found by the values in CognitoUser.Attributes.
            entity.HasKey(a => new { a.UserPoolId, a.Name, a.Value, a.Username });
            entity.Property(a => a.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(a => a.Name).HasMaxLength(32);
            entity.Property(a => a.Value).HasMaxLength(ValueLength);
            entity.Property(a => a.Username).HasMaxLength(Lengths.Username);
            // No foreign key to the user: it would need an index of its own on every row just to cascade.
        }
    }
}
