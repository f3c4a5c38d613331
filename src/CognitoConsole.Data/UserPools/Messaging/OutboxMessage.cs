using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A message to a user. It is written with the change that caused it, so a code is never lost between commit and mail server.</summary>
public sealed class OutboxMessage
{
    /// <summary>Time-ordered (UUID v7), so that newest first is the key backwards.</summary>
    public required string Id { get; init; }
    public required string UserPoolId { get; init; }
    public required string Username { get; init; }

    /// <summary>EMAIL or SMS.</summary>
    public required string Medium { get; init; }

    /// <summary>What caused it: <c>SignUp</c>, <c>ForgotPassword</c>, <c>Invitation</c>, <c>VerifyAttribute</c>, …</summary>
    public required string Kind { get; init; }
    public required string Destination { get; init; }
    public string? Subject { get; init; }

    /// <summary>Encrypted under the key ring: it holds codes and temporary passwords. Emptied once a sender has delivered it.</summary>
    public byte[]? Body { get; set; }
    public string? From { get; init; }
    public string? ReplyTo { get; init; }

    /// <summary>What SES is to do with the e-mail, as the pool said when it was written.</summary>
    public string? ConfigurationSet { get; init; }
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary><c>Outbox</c> (stays here to be read), <c>Pending</c>, <c>Sent</c> or <c>Failed</c>.</summary>
    public required string Status { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? NextAttemptAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public string? LastError { get; set; }

    /// <summary>The custom sender that delivers it; its body is then the event for that function, with the code encrypted a second time.</summary>
    public string? FunctionArn { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> entity)
        {
            entity.ToTable("OutboxMessages").IsNotAudited();
            entity.HasKey(m => m.Id);
            entity.Property(m => m.Id).HasMaxLength(36);
            entity.Property(m => m.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(m => m.Username).HasMaxLength(Lengths.Username);
            entity.Property(m => m.Medium).HasMaxLength(8);
            entity.Property(m => m.Kind).HasMaxLength(32);
            entity.Property(m => m.Destination).HasMaxLength(2048);
            entity.Property(m => m.Subject).HasMaxLength(256);
            entity.Property(m => m.Body).IsSecret();
            entity.Property(m => m.From).HasMaxLength(512);
            entity.Property(m => m.ReplyTo).HasMaxLength(512);
            entity.Property(m => m.ConfigurationSet).HasMaxLength(64);
            entity.Property(m => m.Status).HasMaxLength(16);
            entity.Property(m => m.LastError).HasMaxLength(1024);
            entity.Property(m => m.FunctionArn).HasMaxLength(Lengths.Arn);
            entity.HasIndex(m => new { m.UserPoolId, m.Id });
            entity.HasIndex(m => new { m.Status, m.NextAttemptAt });
            entity.HasOne<UserPool>().WithMany().HasForeignKey(m => m.UserPoolId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
