using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Iam;

/// <summary>A named IAM policy. Administrator, Support and Auditor are three of them: the roles of the console.</summary>
public sealed class ManagedPolicy
{
    public required string PolicyName { get; init; }

    /// <summary><c>ANPA…</c></summary>
    public string PolicyId { get; init; } = "";

    /// <summary><c>/</c>, or <c>/team/</c>.</summary>
    public string Path { get; init; } = "/";

    /// <summary>IAM policy JSON of the default version: what counts.</summary>
    public required string Document { get; set; }

    /// <summary>Number of the version that <see cref="Document"/> is.</summary>
    public int DefaultVersion { get; set; } = 1;

    /// <summary>The highest number that was given; none is given twice.</summary>
    public int LastVersion { get; set; } = 1;
    public string? Description { get; set; }
    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();

    /// <summary>Came with the product: may be edited, not deleted.</summary>
    public bool IsBuiltIn { get; init; }
    public DateTimeOffset CreateDate { get; init; }
    public required DateTimeOffset UpdateDate { get; set; }
    public int Version { get; set; }

    public string Arn(string accountId) => Arn(accountId, Path, PolicyName);

    public static string Arn(string accountId, string path, string policyName) => $"arn:aws:iam::{accountId}:policy{path}{policyName}";

    internal sealed class Mapping : IEntityTypeConfiguration<ManagedPolicy>
    {
        public void Configure(EntityTypeBuilder<ManagedPolicy> entity)
        {
            entity.ToTable("ManagedPolicies");
            entity.HasKey(p => p.PolicyName);
            entity.Property(p => p.PolicyName).HasMaxLength(128);
            entity.Property(p => p.PolicyId).HasMaxLength(32);
            entity.Property(p => p.Path).HasMaxLength(512);
            entity.Property(p => p.Description).HasMaxLength(1000);
            entity.Property(p => p.Tags).HasJson();
            entity.Property(p => p.Version).IsConcurrencyToken();
        }
    }
}

/// <summary>A version of a managed policy. A policy that was never changed has no rows: its one version is the policy itself.</summary>
public sealed class ManagedPolicyVersion
{
    public required string PolicyName { get; init; }

    /// <summary>3 of <c>v3</c>.</summary>
    public required int Number { get; init; }
    public required string Document { get; init; }
    public required DateTimeOffset CreateDate { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ManagedPolicyVersion>
    {
        public void Configure(EntityTypeBuilder<ManagedPolicyVersion> entity)
        {
            entity.ToTable("ManagedPolicyVersions");
            entity.HasKey(v => new { v.PolicyName, v.Number });
            entity.Property(v => v.PolicyName).HasMaxLength(128);
            entity.HasOne<ManagedPolicy>().WithMany().HasForeignKey(v => v.PolicyName).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
