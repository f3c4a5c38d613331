using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CognitoConsole.Data;

/// <summary>Lengths of the keys that recur. AWS's limits, in UTF-16 units.</summary>
public static class Lengths
{
    public const int UserPoolId = 55;
    public const int ClientId = 128;
    public const int Username = 128;
    public const int GroupName = 128;
    public const int Arn = 2048;
    public const int ImportJobId = 55;

    /// <summary>Name of a user pool's identity provider.</summary>
    public const int IdpName = 32;

    /// <summary>Identity pools and identities alike: region and GUID.</summary>
    public const int IdentityId = 55;
    public const int ProviderName = 128;

    /// <summary>A sign-in name may be an e-mail address; longer values are refused before they get here.</summary>
    public const int SignInName = 320;
}

/// <summary>What all entities share, so that the model stays neutral between the three databases.</summary>
public static class Conventions
{
    /// <summary>
    /// Stores a nested setting as JSON text. AWS's own shapes are immutable records, so the value is its own snapshot and two
    /// values are equal when their JSON is.
    /// </summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            new ValueConverter<T, string>(value => JsonColumn<T>.Write(value), text => JsonColumn<T>.Read(text)),
            new ValueComparer<T>((a, b) => JsonColumn<T>.AreEqual(a, b), value => JsonColumn<T>.Hash(value), value => value));
        return property;
    }

    /// <summary>The value is a secret: encrypted under the key ring or the key of its pool, and left out of the audit log.</summary>
    public static PropertyBuilder<T> IsSecret<T>(this PropertyBuilder<T> property)
    {
        property.HasAnnotation(SecretAnnotation, true);
        return property;
    }

    /// <summary>Changes of the entity are bookkeeping (counters, tokens, messages), not something an auditor asks for.</summary>
    public static EntityTypeBuilder<T> IsNotAudited<T>(this EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.HasAnnotation(NotAuditedAnnotation, true);
        return entity;
    }

    public const string SecretAnnotation = "CognitoConsole:Secret";
    public const string NotAuditedAnnotation = "CognitoConsole:NotAudited";

    /// <summary>SQLite can neither order nor compare a DateTimeOffset and Npgsql takes only UTC: whole milliseconds since 1970, everywhere.</summary>
    public sealed class UtcMilliseconds() : ValueConverter<DateTimeOffset, long>(
        value => value.ToUnixTimeMilliseconds(),
        value => DateTimeOffset.FromUnixTimeMilliseconds(value));
}
