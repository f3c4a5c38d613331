using CognitoConsole.Contracts.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>An API with its custom scopes (<c>{Identifier}/{ScopeName}</c>).</summary>
public sealed class ResourceServer
{
    public required string UserPoolId { get; init; }
    public required string Identifier { get; init; }
    public required string Name { get; set; }
    public IReadOnlyList<ResourceServerScopeType> Scopes { get; set; } = [];
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ResourceServer>
    {
        public void Configure(EntityTypeBuilder<ResourceServer> entity)
        {
            entity.ToTable("ResourceServers");
            entity.HasKey(s => new { s.UserPoolId, s.Identifier });
            entity.Property(s => s.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(s => s.Identifier).HasMaxLength(256);
            entity.Property(s => s.Name).HasMaxLength(256);
            entity.Property(s => s.Scopes).HasJson();
            entity.Property(s => s.Version).IsConcurrencyToken();
            entity.HasOne<UserPool>().WithMany().HasForeignKey(s => s.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
