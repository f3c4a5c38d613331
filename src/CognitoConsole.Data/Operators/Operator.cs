using CognitoConsole.Data.Iam;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Operators;

/// <summary>Somebody who works in the console. ASP.NET Core Identity keeps password, TOTP, passkeys and lockout; pool users are <c>CognitoUser</c>.</summary>
public sealed class Operator : IdentityUser
{
    public string? DisplayName { get; set; }

    /// <summary>Managed policy that decides what the operator may do.</summary>
    public required string Role { get; set; }

    /// <summary>A disabled operator cannot sign in and loses open pages.</summary>
    public bool Disabled { get; set; }
    public required DateTimeOffset CreationDate { get; init; }
    public DateTimeOffset? LastSignInDate { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Operator>
    {
        public void Configure(EntityTypeBuilder<Operator> entity)
        {
            entity.ToTable("Operators");
            entity.Property(o => o.Id).HasMaxLength(36);
            entity.Property(o => o.DisplayName).HasMaxLength(128);
            entity.Property(o => o.Role).HasMaxLength(128);
            entity.Property(o => o.PasswordHash).IsSecret();
            entity.Property(o => o.SecurityStamp).IsSecret();
            entity.Property(o => o.ConcurrencyStamp).IsSecret();
            entity.HasOne<ManagedPolicy>().WithMany().HasForeignKey(o => o.Role).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>TOTP seeds and recovery codes, encrypted under the key ring.</summary>
internal sealed class OperatorTokenMapping : IEntityTypeConfiguration<IdentityUserToken<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<string>> entity)
    {
        entity.IsNotAudited();
        entity.Property(t => t.Value).IsSecret();
    }
}

/// <summary>Said here in full: Identity maps passkeys only where its options are registered, and the schema must not depend on who asks.</summary>
internal sealed class OperatorPasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<string>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<string>> entity)
    {
        entity.ToTable("AspNetUserPasskeys").IsNotAudited();
        entity.HasKey(p => p.CredentialId);
        // As much as a key of SQL Server holds. Authenticators use 16 to 300 bytes.
        entity.Property(p => p.CredentialId).HasMaxLength(900);
        entity.Property(p => p.UserId).HasMaxLength(36);
        entity.OwnsOne(p => p.Data).ToJson();
        entity.HasOne<Operator>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
    }
}

/// <summary>What an operator has typed into a form and not yet saved: offered back after a lost connection.</summary>
public sealed class FormDraft
{
    public required string OperatorId { get; init; }

    /// <summary>Address of the form without its query, for example <c>/user-pools/create</c>.</summary>
    public required string Form { get; init; }

    /// <summary>The form model as JSON, encrypted under the key ring (it may hold secrets).</summary>
    public required byte[] Content { get; set; }
    public required DateTimeOffset SavedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<FormDraft>
    {
        public void Configure(EntityTypeBuilder<FormDraft> entity)
        {
            entity.ToTable("FormDrafts").IsNotAudited();
            entity.HasKey(d => new { d.OperatorId, d.Form });
            entity.Property(d => d.OperatorId).HasMaxLength(36);
            entity.Property(d => d.Form).HasMaxLength(256);
            entity.HasOne<Operator>().WithMany().HasForeignKey(d => d.OperatorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
