using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>The request rate of an API category, set by UpdateProvisionedLimit in place of the server's default.</summary>
public sealed class ProvisionedLimit
{
    /// <summary>For example <c>UserAuthentication</c>.</summary>
    public required string Category { get; init; }

    /// <summary>Requests per second; null is the default again.</summary>
    public int? Value { get; set; }
    public required DateTimeOffset LastModifiedDate { get; set; }
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProvisionedLimit>
    {
        public void Configure(EntityTypeBuilder<ProvisionedLimit> entity)
        {
            entity.ToTable("ProvisionedLimits");
            entity.HasKey(l => l.Category);
            entity.Property(l => l.Category).HasMaxLength(64);
            entity.Property(l => l.Version).IsConcurrencyToken();
        }
    }
}
