using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.IdentityPools;

/// <summary>One person or device, as an identity pool knows it.</summary>
public sealed class Identity
{
    /// <summary><c>us-east-1:</c> and a GUID; unique over all pools, since the public operations name nothing else.</summary>
    public required string IdentityId { get; init; }
    public required string IdentityPoolId { get; init; }

    /// <summary>Never had a login. An identity that has lost its last one is no guest: nobody can use it any more.</summary>
    public bool IsGuest { get; set; }

    /// <summary>Switched off by an administrator, or merged into another identity.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>The identity that took over this one's logins.</summary>
    public string? MergedInto { get; set; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset LastModifiedDate { get; set; }
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The last day (<see cref="IdentityEvent.Day"/>) on which it was counted as active.</summary>
    public int LastSeenDay { get; set; }

    /// <summary>The first day at whose end it counts as what it is (guest, authenticated, disabled); what it was before stands in <see cref="IdentityPeriod"/>.</summary>
    public int CountedSince { get; set; }
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Identity>
    {
        public void Configure(EntityTypeBuilder<Identity> entity)
        {
            entity.ToTable("Identities");
            entity.HasKey(i => i.IdentityId);
            entity.Property(i => i.IdentityId).HasMaxLength(Lengths.IdentityId);
            entity.Property(i => i.IdentityPoolId).HasMaxLength(Lengths.IdentityId);
            entity.Property(i => i.MergedInto).HasMaxLength(Lengths.IdentityId);
            entity.Property(i => i.Version).IsConcurrencyToken();
            // Lists of a pool, kind by kind, by keyset; and of one kind the ids that begin with something.
            entity.HasIndex(i => new { i.IdentityPoolId, i.IsGuest, i.IsDisabled, i.IdentityId });
            // What counts as one thing, the newest first, or from a day back.
            entity.HasIndex(i => new { i.IdentityPoolId, i.IsDisabled, i.IsGuest, i.CountedSince, i.IdentityId });
            entity.HasOne<IdentityPool>().WithMany().HasForeignKey(i => i.IdentityPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A login of an identity. The key is what a token proves, so that no login can ever belong to two identities of a pool.</summary>
public sealed class IdentityLogin
{
    public const int SubjectKeyLength = 200;
    public const int SubjectLength = 1024;

    public required string IdentityPoolId { get; init; }

    /// <summary>As in Logins: <c>cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc</c>, <c>accounts.google.com</c>, the developer provider's name.</summary>
    public required string Provider { get; init; }

    /// <summary>The subject, or its hash where it is too long for a key.</summary>
    public required string SubjectKey { get; init; }
    public required string Subject { get; init; }
    public required string IdentityId { get; set; }

    /// <summary>From the provider's token, in lower case, for look-up only; of users of a local pool that pool knows better.</summary>
    public string? Email { get; set; }
    public required DateTimeOffset LinkedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<IdentityLogin>
    {
        public void Configure(EntityTypeBuilder<IdentityLogin> entity)
        {
            entity.ToTable("IdentityLogins");
            entity.HasKey(l => new { l.IdentityPoolId, l.Provider, l.SubjectKey });
            entity.Property(l => l.IdentityPoolId).HasMaxLength(Lengths.IdentityId);
            entity.Property(l => l.Provider).HasMaxLength(Lengths.ProviderName);
            entity.Property(l => l.SubjectKey).HasMaxLength(SubjectKeyLength);
            entity.Property(l => l.Subject).HasMaxLength(SubjectLength);
            entity.Property(l => l.IdentityId).HasMaxLength(Lengths.IdentityId);
            entity.Property(l => l.Email).HasMaxLength(200);
            entity.HasIndex(l => l.IdentityId);
            // Whoever has an address, page by page.
            entity.HasIndex(l => new { l.IdentityPoolId, l.Email, l.IdentityId });
            entity.HasOne<Identity>().WithMany().HasForeignKey(l => l.IdentityId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
