using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.IdentityPools;

/// <summary>
/// Something that a dashboard counts. Every counter of <see cref="DailyCount"/> is the number of these rows, so each number can be opened as
/// the list that it counts. A row outlives its identity, or yesterday's numbers would change.
/// </summary>
public sealed class IdentityEvent
{
    public required string IdentityPoolId { get; init; }

    /// <summary><see cref="IdentityEventKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Days since 1970-01-01 when it was counted, in the pool's zone (<see cref="ReportingZone"/>). Kept with the row: a number and its list are of the same day, whatever zone comes later.</summary>
    public required int Day { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Random; tells events of one millisecond apart.</summary>
    public required string Id { get; init; }
    public required string IdentityId { get; init; }

    /// <summary>The login's provider, or <see cref="Unauthenticated"/>.</summary>
    public required string Provider { get; init; }

    /// <summary>Of credentials: the role, the key and its end.</summary>
    public string? RoleArn { get; init; }
    public string? AccessKeyId { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Stands for a provider where an identity has no login.</summary>
    public const string Unauthenticated = "unauthenticated";

    internal sealed class Mapping : IEntityTypeConfiguration<IdentityEvent>
    {
        public void Configure(EntityTypeBuilder<IdentityEvent> entity)
        {
            entity.ToTable("IdentityEvents").IsNotAudited();
            // By provider first: one that few people use has a list of its own, however many events the others have.
            entity.HasKey(e => new { e.IdentityPoolId, e.Kind, e.Provider, e.Day, e.At, e.Id });
            entity.Property(e => e.IdentityPoolId).HasMaxLength(Lengths.IdentityId);
            entity.Property(e => e.Kind).HasMaxLength(16);
            entity.Property(e => e.Id).HasMaxLength(16);
            entity.Property(e => e.IdentityId).HasMaxLength(Lengths.IdentityId);
            entity.Property(e => e.Provider).HasMaxLength(Lengths.ProviderName);
            entity.Property(e => e.RoleArn).HasMaxLength(Lengths.Arn);
            entity.Property(e => e.AccessKeyId).HasMaxLength(32);
            entity.HasIndex(e => new { e.IdentityId, e.At });
            entity.HasOne<IdentityPool>().WithMany().HasForeignKey(e => e.IdentityPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public static class IdentityEventKind
{
    /// <summary>A new identity.</summary>
    public const string Created = nameof(Created);

    /// <summary>The first use of an identity on a day of its pool.</summary>
    public const string Active = nameof(Active);

    /// <summary>Valid logins were exchanged for an identity.</summary>
    public const string SignIn = nameof(SignIn);

    /// <summary>Credentials were handed out.</summary>
    public const string Credentials = nameof(Credentials);

    public static readonly string[] Values = [Created, Active, SignIn, Credentials];
}
