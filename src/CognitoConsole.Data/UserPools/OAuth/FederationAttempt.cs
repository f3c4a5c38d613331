using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A browser that is away at an identity provider: ten minutes, one use.</summary>
public sealed class FederationAttempt
{
    /// <summary>SHA-256 of the state that comes back with the browser.</summary>
    public required string StateHash { get; init; }
    public required string UserPoolId { get; init; }

    /// <summary>What was asked for and what the answer has to fit, encrypted under the key ring.</summary>
    public required byte[] Content { get; init; }

    /// <summary>What the provider has posted, until the browser comes for it with its cookies; encrypted under the key ring.</summary>
    public byte[]? Answer { get; set; }
    public required DateTimeOffset ExpiresAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FederationAttempt>
    {
        public void Configure(EntityTypeBuilder<FederationAttempt> entity)
        {
            entity.ToTable("FederationAttempts").IsNotAudited();
            entity.HasKey(a => a.StateHash);
            entity.Property(a => a.StateHash).HasMaxLength(64);
            entity.Property(a => a.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(a => a.Content).IsSecret();
            entity.Property(a => a.Answer).IsSecret();
            entity.HasIndex(a => a.ExpiresAt);
            entity.HasOne<UserPool>().WithMany().HasForeignKey(a => a.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
