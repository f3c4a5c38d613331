using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.Functions;

/// <summary>Something that a trigger of a user pool can call: JavaScript kept here, a Lambda, or a webhook.</summary>
public sealed class Function
{
    public const int NameLength = 64;
    public const int ArnLength = 300;

    public required string Name { get; init; }

    /// <summary><c>Inline</c>, <c>Lambda</c> or <c>Webhook</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What LambdaConfig names it by.</summary>
    public required string Arn { get; init; }
    public string? Description { get; set; }

    /// <summary>Number of the newest source of inline JavaScript; 0 for the other kinds.</summary>
    public int LatestVersion { get; set; }

    /// <summary>Base address of the Lambda service, or the webhook's own address.</summary>
    public string? Endpoint { get; set; }
    public string? AccessKeyId { get; set; }

    /// <summary>Secret access key of a Lambda, signing secret of a webhook; encrypted under the key ring.</summary>
    public byte[]? Secret { get; set; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset LastModifiedDate { get; set; }
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Function>
    {
        public void Configure(EntityTypeBuilder<Function> entity)
        {
            entity.ToTable("Functions");
            entity.HasKey(f => f.Name);
            entity.Property(f => f.Name).HasMaxLength(NameLength);
            entity.Property(f => f.Kind).HasMaxLength(16);
            entity.Property(f => f.Arn).HasMaxLength(ArnLength);
            entity.Property(f => f.Description).HasMaxLength(256);
            entity.Property(f => f.Endpoint).HasMaxLength(Lengths.Arn);
            entity.Property(f => f.AccessKeyId).HasMaxLength(128);
            entity.Property(f => f.Secret).IsSecret();
            entity.Property(f => f.Version).IsConcurrencyToken();
            entity.HasIndex(f => f.Arn).IsUnique();
        }
    }
}
