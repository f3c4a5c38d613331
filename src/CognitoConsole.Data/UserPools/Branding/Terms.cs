using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>A document that people agree to when they sign up with an app client: terms of use or privacy policy.</summary>
public sealed class Terms
{
    public required string UserPoolId { get; init; }
    public required string TermsId { get; init; }
    public required string ClientId { get; init; }

    /// <summary><c>terms-of-use</c> or <c>privacy-policy</c>.</summary>
    public required string TermsName { get; set; }
    public required string TermsSource { get; set; }
    public required string Enforcement { get; set; }

    /// <summary>Addresses by language, such as <c>cognito:english</c>; <c>cognito:default</c> for all others.</summary>
    public required IReadOnlyDictionary<string, string> Links { get; set; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset LastModifiedDate { get; set; }
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Terms>
    {
        public void Configure(EntityTypeBuilder<Terms> entity)
        {
            entity.ToTable("Terms");
            entity.HasKey(t => new { t.UserPoolId, t.TermsId });
            entity.Property(t => t.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(t => t.TermsId).HasMaxLength(36);
            entity.Property(t => t.ClientId).HasMaxLength(Lengths.ClientId);
            entity.Property(t => t.TermsName).HasMaxLength(32);
            entity.Property(t => t.TermsSource).HasMaxLength(16);
            entity.Property(t => t.Enforcement).HasMaxLength(16);
            entity.Property(t => t.Links).HasJson();
            entity.Property(t => t.Version).IsConcurrencyToken();
            entity.HasIndex(t => new { t.UserPoolId, t.ClientId, t.TermsName }).IsUnique();
            entity.HasOne<UserPoolClient>().WithMany().HasForeignKey(t => new { t.UserPoolId, t.ClientId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
