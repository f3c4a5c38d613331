using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data;

/// <summary>The one row by which a database knows the key ring that its secrets are encrypted under.</summary>
public sealed class Installation
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;
    public required Guid KeyRingId { get; init; }

    /// <summary>A known text under the key ring: opens only with the right keys.</summary>
    public required byte[] Canary { get; init; }
    public required DateTimeOffset CreationDate { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Installation>
    {
        public void Configure(EntityTypeBuilder<Installation> entity)
        {
            entity.ToTable("Installations").IsNotAudited();
            entity.HasKey(i => i.Id);
            entity.Property(i => i.Id).ValueGeneratedNever();
            entity.Property(i => i.Canary).IsSecret();
        }
    }
}
