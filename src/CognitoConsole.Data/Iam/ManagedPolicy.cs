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

    /// <summary>IAM policy JSON.</summary>
    public required string Document { get; set; }
    public string? Description { get; set; }

    /// <summary>Came with the product: may be edited, not deleted.</summary>
    public bool IsBuiltIn { get; init; }
    public DateTimeOffset CreateDate { get; init; }
    public required DateTimeOffset UpdateDate { get; set; }
    public int Version { get; set; }

    public string Arn(string accountId) => $"arn:aws:iam::{accountId}:policy{Path}{PolicyName}";

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
            entity.Property(p => p.Version).IsConcurrencyToken();
        }
    }
}
