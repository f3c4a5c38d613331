using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Audit;

/// <summary>Who changed what, before and after, from where. Written in the transaction of the change itself.</summary>
public sealed class AuditEntry
{
    /// <summary>Time-ordered (UUID v7).</summary>
    public required string Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string RequestId { get; init; }

    /// <summary>IAM action, for example <c>cognito-idp:UpdateUserPool</c>.</summary>
    public required string Action { get; init; }
    public required string CallerName { get; init; }
    public required string CallerArn { get; init; }
    public string? IpAddress { get; init; }
    public string? UserAgent { get; init; }

    /// <summary>Pool (or other container) that the change belongs to; null for server-wide things.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The changed object within it, for example <c>CognitoUser/ana</c> or <c>UserPoolClient/1h57…</c>.</summary>
    public string? Target { get; init; }

    /// <summary>JSON: object -> member -> [before, after]; secrets appear as <c>***</c>.</summary>
    public required string Changes { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> entity)
        {
            entity.ToTable("AuditEntries").IsNotAudited();
            entity.HasKey(a => a.Id);
            entity.Property(a => a.Id).HasMaxLength(36);
            entity.Property(a => a.RequestId).HasMaxLength(64);
            entity.Property(a => a.Action).HasMaxLength(128);
            entity.Property(a => a.CallerName).HasMaxLength(256);
            entity.Property(a => a.CallerArn).HasMaxLength(512);
            entity.Property(a => a.IpAddress).HasMaxLength(64);
            entity.Property(a => a.UserAgent).HasMaxLength(512);
            entity.Property(a => a.ResourceId).HasMaxLength(128);
            entity.Property(a => a.Target).HasMaxLength(300);
            entity.HasIndex(a => new { a.ResourceId, a.Id });
            entity.HasIndex(a => new { a.ResourceId, a.Target, a.Id });
            // For an object that is in no pool, or whose pool nobody has named.
            entity.HasIndex(a => new { a.Target, a.Id });
            entity.HasIndex(a => new { a.CallerName, a.Id });
        }
    }
}
