using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Sync;

/// <summary>What a stream or a device is to be told. It is written with the change itself, and goes when it has been handed on.</summary>
public sealed class SyncDelivery
{
    /// <summary>Of a stream's name and of the ARN of a platform application.</summary>
    public const int DestinationLength = 400;

    /// <summary>Rises: changes of one dataset are handed on in their order.</summary>
    public long Id { get; init; }
    public required string IdentityPoolId { get; init; }

    /// <summary>Name of the stream, or ARN of the platform application.</summary>
    public required string Destination { get; init; }

    /// <summary>JSON, encrypted under the key ring: it holds what people keep, and the addresses of their devices.</summary>
    public required byte[] Payload { get; init; }

    /// <summary>Bytes of the payload.</summary>
    public required int Size { get; init; }
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>In the future while a server has it in hand, and after an attempt that failed.</summary>
    public required DateTimeOffset NextAttemptAt { get; set; }
    public int Attempts { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SyncDelivery>
    {
        public void Configure(EntityTypeBuilder<SyncDelivery> entity)
        {
            entity.ToTable("SyncDeliveries").IsNotAudited();
            entity.HasKey(d => d.Id);
            entity.Property(d => d.IdentityPoolId).HasMaxLength(Lengths.IdentityId);
            entity.Property(d => d.Destination).HasMaxLength(DestinationLength);
            entity.Property(d => d.Payload).IsSecret();
            entity.HasIndex(d => new { d.Destination, d.Id });
            entity.HasOne<IdentityPool>().WithMany().HasForeignKey(d => d.IdentityPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
