using System.Text;
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
        if (text.Length > MaxLength) throw Unreadable();
        var position = 0;
        SkipBlanks(text, ref position);
        var name = position < text.Length && text[position] == '"' ? Quoted(text, ref position) : Bare(text, ref position);
        SkipBlanks(text, ref position);
        var isPrefix = position < text.Length && text[position] == '^';
        if (isPrefix) position++;
        if (position >= text.Length || text[position++] != '=') throw Unreadable();
        SkipBlanks(text, ref position);
        var value = Quoted(text, ref position);
        SkipBlanks(text, ref position);
        if (position != text.Length) throw Unreadable();
        if (!Searchable.Contains(name)) throw Errors.InvalidParameter($"Invalid search attribute: {name}", "filter");
        return new UserFilter(name, isPrefix, Canonical(pool, name, value));
    }

    private static string Canonical(UserPool pool, string name, string value) => name switch
    {
        SearchRows.Status => value.ToUpperInvariant(),
        "username" => value,
        _ => SearchRows.Fold(pool, name, value),
    };

    private static string Bare(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] is '_' or ':' or '-' or '.')) position++;
        return text[start..position];
    }

    private static string Quoted(string text, ref int position)
    {
        if (position >= text.Length || text[position++] != '"') throw Unreadable();
        var value = new StringBuilder();
        while (position < text.Length && text[position] != '"')
        {
            if (text[position] == '\\' && ++position == text.Length) throw Unreadable();
            value.Append(text[position++]);
        }

        if (position++ >= text.Length) throw Unreadable();
        return value.ToString();
    }

    private static void SkipBlanks(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
    }

    private static Contracts.CognitoException Unreadable() => Errors.InvalidParameter("Error while parsing filter", "filter");
}
