using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Iam;

/// <summary>A role: who may assume it, and what its sessions may do.</summary>
public sealed class IamRole
{
    public required string RoleName { get; init; }

    /// <summary><c>/</c>, or <c>/team/</c>.</summary>
    public string Path { get; init; } = "/";

    /// <summary><c>AROA…</c>; another one when a role of the same name is made again, so that old sessions stay dead.</summary>
    public required string RoleId { get; init; }

    /// <summary>Trust policy.</summary>
    public required string AssumeRolePolicyDocument { get; set; }
    public string? Description { get; set; }

    /// <summary>Seconds, 3600 to 43200.</summary>
    public int MaxSessionDuration { get; set; } = 3600;

    /// <summary>Name of the managed policy that is the boundary.</summary>
    public string? PermissionsBoundary { get; set; }

    /// <summary>Documents by policy name.</summary>
    public IReadOnlyDictionary<string, string> InlinePolicies { get; set; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();
    public required DateTimeOffset CreateDate { get; init; }
    public int Version { get; set; }

    public string Arn(string accountId) => Arn(accountId, Path, RoleName);

    public static string Arn(string accountId, string path, string roleName) => $"arn:aws:iam::{accountId}:role{path}{roleName}";

    internal sealed class Mapping : IEntityTypeConfiguration<IamRole>
    {
        public void Configure(EntityTypeBuilder<IamRole> entity)
        {
            entity.ToTable("IamRoles");
            entity.HasKey(r => r.RoleName);
            entity.Property(r => r.RoleName).HasMaxLength(64);
            entity.Property(r => r.Path).HasMaxLength(512);
            entity.Property(r => r.RoleId).HasMaxLength(32);
            entity.Property(r => r.Description).HasMaxLength(1000);
            entity.Property(r => r.PermissionsBoundary).HasMaxLength(128);
            entity.Property(r => r.InlinePolicies).HasJson();
            entity.Property(r => r.Tags).HasJson();
            entity.Property(r => r.Version).IsConcurrencyToken();
            entity.HasOne<ManagedPolicy>().WithMany().HasForeignKey(r => r.PermissionsBoundary).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A managed policy of a role.</summary>
public sealed class AttachedRolePolicy
{
    public required string RoleName { get; init; }
    public required string PolicyName { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AttachedRolePolicy>
    {
        public void Configure(EntityTypeBuilder<AttachedRolePolicy> entity)
        {
            entity.ToTable("AttachedRolePolicies");
            entity.HasKey(a => new { a.RoleName, a.PolicyName });
            entity.Property(a => a.RoleName).HasMaxLength(64);
            entity.Property(a => a.PolicyName).HasMaxLength(128);
            entity.HasIndex(a => a.PolicyName);
            // A role with policies is not deleted (DeleteConflict), and neither is a policy that a role has.
            entity.HasOne<IamRole>().WithMany().HasForeignKey(a => a.RoleName).OnDelete(DeleteBehavior.Restrict);
            entity.HasOne<ManagedPolicy>().WithMany().HasForeignKey(a => a.PolicyName).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
