using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CognitoConsole.Data.UserPools;

/// <summary>
/// An identity at a provider that signs in as this user. The key says who it is there: two users can never share one. Both the name of the provider and
/// the value are compared letter by letter.
/// </summary>
public sealed class LinkedIdentity
{
    /// <summary>Claims of SAML are long addresses; name and value together must fit a key.</summary>
    public const int NameLength = 128;
    public const int ValueLength = 200;

    public required string UserPoolId { get; init; }
    public required string ProviderName { get; init; }
    public required string ProviderType { get; init; }

    /// <summary><c>Cognito_Subject</c>, or the claim whose value says who it is.</summary>
    public required string AttributeName { get; init; }
    public required string AttributeValue { get; init; }
    public required string Username { get; init; }
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>The user was made by the first sign-in with this identity; false where an administrator has linked them.</summary>
    public bool IsPrimary { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<LinkedIdentity>
    {
        public void Configure(EntityTypeBuilder<LinkedIdentity> entity)
        {
            entity.ToTable("LinkedIdentities");
            entity.HasKey(l => new { l.UserPoolId, l.ProviderName, l.AttributeName, l.AttributeValue });
            entity.Property(l => l.UserPoolId).HasMaxLength(Lengths.UserPoolId);
            entity.Property(l => l.ProviderName).HasMaxLength(Lengths.IdpName);
            entity.Property(l => l.ProviderType).HasMaxLength(32);
            entity.Property(l => l.AttributeName).HasMaxLength(NameLength);
            entity.Property(l => l.AttributeValue).HasMaxLength(ValueLength);
            entity.Property(l => l.Username).HasMaxLength(Lengths.Username);
            entity.HasIndex(l => new { l.UserPoolId, l.Username });
            entity.HasOne<CognitoUser>().WithMany().HasForeignKey(l => new { l.UserPoolId, l.Username }).OnDelete(DeleteBehavior.Cascade);
            // One cascade path only (SQL Server allows no second): whoever deletes a provider, or the pool, removes the links in the same transaction.
            entity.HasOne<IdentityProvider>().WithMany().HasForeignKey(l => new { l.UserPoolId, l.ProviderName }).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
