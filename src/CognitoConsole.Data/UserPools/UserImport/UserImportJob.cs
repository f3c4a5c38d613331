using CognitoConsole.Contracts.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A job that makes users from a CSV file. How far it has come is saved with the users themselves, so that no line is imported twice.</summary>
public sealed class UserImportJob
{
    public required string UserPoolId { get; init; }
    public required string JobId { get; init; }
    public required string JobName { get; init; }
    public required string CloudWatchLogsRoleArn { get; init; }

    /// <summary><see cref="PasswordHashingAlgorithmType"/> of the column password_hash; null when the file brings no passwords.</summary>
    public string? PasswordHashingAlgorithm { get; init; }

    /// <summary><see cref="UserImportJobStatusType"/>.</summary>
    public required string Status { get; set; }
    public required DateTimeOffset CreationDate { get; init; }
    public DateTimeOffset? StartDate { get; set; }
    public DateTimeOffset? CompletionDate { get; set; }
    public string? CompletionMessage { get; set; }
    public int ImportedUsers { get; set; }
    public int SkippedUsers { get; set; }
    public int FailedUsers { get; set; }
    public int Version { get; set; }

    /// <summary>Which upload counts: parts of another one are remains.</summary>
    public string? FileId { get; set; }

    /// <summary>Bytes.</summary>
    public long FileLength { get; set; }

    /// <summary>Lines with users in the file, without its header.</summary>
    public int FileLines { get; set; }

    /// <summary>Number of the last line of the file that is done; the header is line 1.</summary>
    public int DoneLine { get; set; }

    /// <summary>Which worker has the job, and until when unless it says more.</summary>
    public string? LeaseId { get; set; }
    public DateTimeOffset LeasedUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UserImportJob>
    {
        public void Configure(EntityTypeBuilder<UserImportJob> entity)
        {
            entity.ToTable("UserImportJobs");
            entity.HasKey(j => new { j.UserPoolId, j.JobId });
            entity.Property(j => j.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(j => j.JobId).HasMaxLength(Lengths.ImportJobId);
            entity.Property(j => j.JobName).HasMaxLength(128);
            entity.Property(j => j.CloudWatchLogsRoleArn).HasMaxLength(Lengths.Arn);
            entity.Property(j => j.PasswordHashingAlgorithm).HasMaxLength(16);
            entity.Property(j => j.Status).HasMaxLength(16);
            entity.Property(j => j.CompletionMessage).HasMaxLength(128);
            entity.Property(j => j.FileId).HasMaxLength(36);
            entity.Property(j => j.LeaseId).HasMaxLength(36);
            entity.Property(j => j.Version).IsConcurrencyToken();
            entity.HasIndex(j => new { j.UserPoolId, j.CreationDate, j.JobId });
            // The worker asks what is to be done.
            entity.HasIndex(j => new { j.Status, j.CreationDate });
            entity.HasOne<UserPool>().WithMany().HasForeignKey(j => j.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A piece of the uploaded file, encrypted; gone when the job has ended. In the database, so that any node can work on it.</summary>
public sealed class UserImportPart
{
    public required string UserPoolId { get; init; }
    public required string JobId { get; init; }
    public required string FileId { get; init; }
    public required int Number { get; init; }
    public required byte[] Content { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<UserImportPart>
    {
        public void Configure(EntityTypeBuilder<UserImportPart> entity)
        {
            entity.ToTable("UserImportParts").IsNotAudited();
            entity.HasKey(p => new { p.UserPoolId, p.JobId, p.FileId, p.Number });
            entity.Property(p => p.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(p => p.JobId).HasMaxLength(Lengths.ImportJobId);
            entity.Property(p => p.FileId).HasMaxLength(36);
            entity.Property(p => p.Content).IsSecret();
            entity.HasOne<UserImportJob>().WithMany().HasForeignKey(p => new { p.UserPoolId, p.JobId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A line of the file that made no user, and why.</summary>
public sealed class UserImportLine
{
    public const int MessageLength = 512;

    public required string UserPoolId { get; init; }
    public required string JobId { get; init; }
    public required int LineNumber { get; init; }

    /// <summary>SKIPPED or FAILED, as in Cognito's log.</summary>
    public required string Outcome { get; init; }

    /// <summary>As the file has it, cut to the length of a user name; empty when the line has none.</summary>
    public required string Username { get; init; }
    public required string Message { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<UserImportLine>
    {
        public void Configure(EntityTypeBuilder<UserImportLine> entity)
        {
            entity.ToTable("UserImportLines").IsNotAudited();
            entity.HasKey(l => new { l.UserPoolId, l.JobId, l.LineNumber });
            entity.Property(l => l.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(l => l.JobId).HasMaxLength(Lengths.ImportJobId);
            entity.Property(l => l.Outcome).HasMaxLength(8);
            entity.Property(l => l.Username).HasMaxLength(Lengths.Username);
            entity.Property(l => l.Message).HasMaxLength(MessageLength);
            entity.HasOne<UserImportJob>().WithMany().HasForeignKey(l => new { l.UserPoolId, l.JobId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
