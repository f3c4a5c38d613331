using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The one condition of a ListUsers filter: <c>attribute = "value"</c> or <c>attribute ^= "prefix"</c>; the name may be quoted, quotes are escaped by a backslash.</summary>
public sealed record UserFilter(string Attribute, bool IsPrefix, string Value)
{
    private const int MaxLength = 256;

    private static readonly string[] Searchable =
        ["username", "email", "phone_number", "name", "given_name", "family_name", "preferred_username", SearchRows.Status, SearchRows.Disabled, "sub"];

    /// <returns>Null for an empty filter.</returns>
    /// <exception cref="Contracts.CognitoException">InvalidParameterException with AWS's text.</exception>
    public static UserFilter? Parse(UserPool pool, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Length > MaxLength) throw FilterReader.Unreadable();
        var reader = new FilterReader(text);
        var name = reader.Name();
        var isPrefix = reader.Take("^=");
        if (!isPrefix && !reader.Take("=")) throw FilterReader.Unreadable();
        var value = reader.Quoted();
        if (!reader.IsAtEnd) throw FilterReader.Unreadable();
        if (!Searchable.Contains(name)) throw Errors.InvalidParameter($"Invalid search attribute: {name}", "filter");
        return new UserFilter(name, isPrefix, Canonical(pool, name, value));
    }

    private static string Canonical(UserPool pool, string name, string value) => name switch
    {
        SearchRows.Status => value.ToUpperInvariant(),
        "username" => value,
        _ => SearchRows.Fold(pool, name, value),
    };
}
