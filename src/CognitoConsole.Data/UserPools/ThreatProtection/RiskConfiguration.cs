using CognitoConsole.Contracts.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>What threat protection does about risks: of a pool, or of one app client in its place.</summary>
public sealed class RiskConfiguration
{
    public required string UserPoolId { get; init; }

    /// <summary>Empty for the pool's own.</summary>
    public required string ClientId { get; init; }
    public CompromisedCredentialsRiskConfigurationType? CompromisedCredentials { get; set; }
    public AccountTakeoverRiskConfigurationType? AccountTakeover { get; set; }
    public RiskExceptionConfigurationType? RiskException { get; set; }
    public required DateTimeOffset LastModifiedDate { get; set; }
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RiskConfiguration>
    {
        public void Configure(EntityTypeBuilder<RiskConfiguration> entity)
        {
            entity.ToTable("RiskConfigurations");
            entity.HasKey(r => new { r.UserPoolId, r.ClientId });
            entity.Property(r => r.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(r => r.ClientId).HasMaxLength(Lengths.ClientId);
            entity.Property(r => r.CompromisedCredentials).HasJson();
            entity.Property(r => r.AccountTakeover).HasJson();
            entity.Property(r => r.RiskException).HasJson();
            entity.Property(r => r.Version).IsConcurrencyToken();
            entity.HasOne<UserPool>().WithMany().HasForeignKey(r => r.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
