using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>
/// A challenge session that has been used up. The session itself is a sealed token that carries its state, so starting a sign-in writes
/// nothing; using it inserts this row, and the key lets that succeed once only, on whichever node.
/// </summary>
public sealed class ConsumedSession
{
    /// <summary>Random id inside the sealed session.</summary>
    public required string Id { get; init; }

    /// <summary>After this the token would be refused anyway and the row may go.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ConsumedSession>
    {
        public void Configure(EntityTypeBuilder<ConsumedSession> entity)
        {
            entity.ToTable("ConsumedSessions").IsNotAudited();
            entity.HasKey(s => s.Id);
            entity.Property(s => s.Id).HasMaxLength(32);
            entity.HasIndex(s => s.ExpiresAt);
        }
    }
}
