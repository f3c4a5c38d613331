using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Iam;

/// <summary>A named IAM policy. Administrator, Support and Auditor are three of them: the roles of the console.</summary>
public sealed class ManagedPolicy
{
    public required string PolicyName { get; init; }

    /// <summary>IAM policy JSON.</summary>
    public required string Document { get; set; }
    public string? Description { get; set; }

    /// <summary>Came with the product: may be edited, not deleted.</summary>
    public bool IsBuiltIn { get; init; }
    public required DateTimeOffset UpdateDate { get; set; }
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ManagedPolicy>
    {
        public void Configure(EntityTypeBuilder<ManagedPolicy> entity)
        {
            entity.ToTable("ManagedPolicies");
            entity.HasKey(p => p.PolicyName);
            entity.Property(p => p.PolicyName).HasMaxLength(128);
            entity.Property(p => p.Description).HasMaxLength(1000);
            entity.Property(p => p.Version).IsConcurrencyToken();
        }
    }
}
