using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A record that a pool's log delivery has sent to its destination, kept here to be read. A pool keeps its newest.</summary>
public sealed class LogEvent : IPoolRecord
{
    public required string Id { get; init; }
    public required string UserPoolId { get; init; }

    /// <summary><see cref="Contracts.UserPools.EventSourceName"/>.</summary>
    public required string EventSource { get; init; }

    /// <summary>ERROR or INFO.</summary>
    public required string LogLevel { get; init; }

    /// <summary>ARN of the log group, bucket or stream that was configured then.</summary>
    public required string Destination { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>As AWS writes it: JSON.</summary>
    public required string Record { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<LogEvent>
    {
        public void Configure(EntityTypeBuilder<LogEvent> entity)
        {
            entity.ToTable("LogEvents").IsNotAudited();
            entity.HasKey(e => e.Id);
            entity.Property(e => e.Id).HasMaxLength(36);
            entity.Property(e => e.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(e => e.EventSource).HasMaxLength(32);
            entity.Property(e => e.LogLevel).HasMaxLength(8);
            entity.Property(e => e.Destination).HasMaxLength(Lengths.Arn);
            entity.HasIndex(e => new { e.UserPoolId, e.Id });
            // The end of the retention.
            entity.HasIndex(e => e.At);
            entity.HasOne<UserPool>().WithMany().HasForeignKey(e => e.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
