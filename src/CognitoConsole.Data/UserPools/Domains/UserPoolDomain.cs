using CognitoConsole.Contracts.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A prefix domain or a custom domain of a pool's hosted UI. Unique on this server.</summary>
public sealed class UserPoolDomain
{
    /// <summary>Prefix (<c>my-app</c>) or host name (<c>auth.example.com</c>), lower case.</summary>
    public required string Domain { get; init; }
    public required string UserPoolId { get; init; }

    /// <summary>Set for a custom domain only.</summary>
    public CustomDomainConfigType? CustomDomainConfig { get; set; }

    /// <summary>1 hosted UI (classic), 2 managed login.</summary>
    public int ManagedLoginVersion { get; set; } = 1;
    public required DateTimeOffset CreationDate { get; init; }
    public int Version { get; set; }

    public bool IsCustom => CustomDomainConfig is not null;

    internal sealed class Mapping : IEntityTypeConfiguration<UserPoolDomain>
    {
        public void Configure(EntityTypeBuilder<UserPoolDomain> entity)
        {
            entity.ToTable("UserPoolDomains");
            entity.HasKey(d => d.Domain);
            entity.Property(d => d.Domain).HasMaxLength(253);
            entity.Property(d => d.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(d => d.CustomDomainConfig).HasJson();
            entity.Property(d => d.Version).IsConcurrencyToken();
            entity.Ignore(d => d.IsCustom);
            entity.HasIndex(d => d.UserPoolId);
            entity.HasOne<UserPool>().WithMany().HasForeignKey(d => d.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
