using System.Globalization;
using CognitoConsole.Contracts;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>What can be searched and sorted by, as text: attributes as they are indexed, times as milliseconds of a fixed width, so that texts sort as times.</summary>
internal static class UserValues
{
    public const string Username = "username";
    public const string Created = "UserCreateDate";
    public const string Modified = "UserLastModifiedDate";
    private const string Verified = "_verified";

    /// <exception cref="CognitoException">InvalidParameterException: the pool has no such attribute.</exception>
    public static void Demand(UserPool pool, string attribute, string member)
    {
        if (attribute is Username or Created or Modified or SearchRows.Status or SearchRows.Disabled) return;
        if (attribute != "identities" && pool.SchemaAttributes.Any(s => s.Name == attribute)) return;
        throw Errors.InvalidParameter($"Invalid search attribute: {attribute}", member);
    }

    /// <summary>Found by a range of keys; the others only by reading users.</summary>
    public static bool IsIndexed(string attribute) => attribute is not (Created or Modified or SearchRows.Disabled) && !IsFlag(attribute);

    public static bool IsTime(string attribute) => attribute is Created or Modified;

    /// <summary>Every user has one.</summary>
    public static bool IsUniversal(string attribute) => attribute is Username or Created or Modified or SearchRows.Status or "sub";

    /// <summary>Can be sorted by: there is an index in its order.</summary>
    public static bool IsSortable(string attribute) => IsIndexed(attribute) || IsTime(attribute);

    /// <summary>The value that conditions and orders see; null where the user has none.</summary>
    public static string? Of(UserPool pool, CognitoUser user, string attribute) => attribute switch
    {
        Username => user.Username,
        Created => Key(user.UserCreateDate),
        Modified => Key(user.UserLastModifiedDate),
        SearchRows.Status => user.UserStatus,
        SearchRows.Disabled => user.Enabled ? "Enabled" : SearchRows.IsDisabled,
        "sub" => user.Sub,
        _ when user.Attributes.TryGetValue(attribute, out var value) && value.Length > 0 => SearchRows.Fold(pool, attribute, value),
        _ => IsFlag(attribute) ? "false" : null,
    };

    /// <summary>An operand in the form of the values.</summary>
    public static string Operand(UserPool pool, string attribute, string value) => attribute switch
    {
        Username => SignInNames.Fold(pool, value),
        SearchRows.Status => value.ToUpperInvariant(),
        SearchRows.Disabled => value,
        _ => SearchRows.Fold(pool, attribute, value),
    };

    public static string Key(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString("D15", CultureInfo.InvariantCulture);

    public static DateTimeOffset Time(string key) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(key, CultureInfo.InvariantCulture));

    private static bool IsFlag(string attribute) => attribute.EndsWith(Verified, StringComparison.Ordinal);
}
