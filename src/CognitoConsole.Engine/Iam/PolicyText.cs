using System.Text;

namespace CognitoConsole.Engine.Iam;

internal enum TokenKind : byte
{
    Literal,
    AnyRun,
    AnyOne,
    Variable,
}

/// <summary>A piece of a policy's string. <see cref="Text"/> is the literal; <see cref="Variable"/> what stands between <c>${</c> and <c>}</c>.</summary>
internal readonly record struct Token(TokenKind Kind, string Text = "", PolicyVariable? Variable = null);

/// <summary><c>${aws:username}</c>, or <c>${aws:username, 'nobody'}</c> with what stands in for a key that the request lacks.</summary>
internal sealed record PolicyVariable(ContextKey Key, string? Default)
{
    /// <summary>Null when the request has no single value for the key: a set of values cannot stand in one place of a text.</summary>
    public string? Resolve(PolicyRequest request)
    {
        var values = Key.Values(request);
        return values.Count switch { 0 => Default, 1 => values[0], _ => null };
    }

    /// <summary>It stands for one value, and which is not known.</summary>
    public bool IsOpen(OpenRequest request) => request[Key] is not null && Key.Values(request.Known).Count == 0;

    /// <summary>It is open, and perhaps there is no value to stand for.</summary>
    public bool MayLack(OpenRequest request) => Default is null && IsOpen(request) && request[Key] is { Start: null };

    /// <summary>What can stand in its place, as a regular expression; null as of <see cref="Resolve"/>.</summary>
    public string? Shape(OpenRequest request) => IsOpen(request) ? request[Key]!.Shape : Resolve(request.Known) is { } value ? System.Text.RegularExpressions.Regex.Escape(value) : null;

    public override string ToString() => $"${{{Key.Name}}}";
}

/// <summary>Takes a policy's string apart, once, when the document is compiled.</summary>
internal static class PolicyText
{
    /// <param name="wildcards"><c>*</c> and <c>?</c> have their meaning (Resource, …Like), or stand for themselves (StringEquals).</param>
    /// <param name="variables">Version 2012-10-17; before it <c>${…}</c> was plain text.</param>
    public static List<Token> Parse(string text, bool wildcards, bool variables, string path)
    {
        var tokens = new List<Token>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (variables && c == '$' && i + 1 < text.Length && text[i + 1] == '{')
            {
                i = ReadVariable(text, i + 2, literal, tokens, path);
            }
            else if (wildcards && (c is '*' or '?'))
            {
                Flush();
                if (c == '?')
                    tokens.Add(new Token(TokenKind.AnyOne));
                else if (tokens.Count == 0 || tokens[^1].Kind != TokenKind.AnyRun)
                    tokens.Add(new Token(TokenKind.AnyRun));
            }
            else
            {
                literal.Append(c);
            }
        }

        Flush();
        return tokens;

        void Flush() => FlushLiteral(literal, tokens);
    }

    private static void FlushLiteral(StringBuilder literal, List<Token> tokens)
    {
        if (literal.Length == 0)
            return;
        tokens.Add(new Token(TokenKind.Literal, literal.ToString()));
        literal.Clear();
    }

    /// <returns>Index of the closing brace.</returns>
    private static int ReadVariable(string text, int start, StringBuilder literal, List<Token> tokens, string path)
    {
        var end = text.IndexOfAny([',', '}'], start);
        if (end < 0)
            throw Malformed.At(path, "the policy variable is not closed.");
        var name = text[start..end].Trim();
        if (text[end] == '}' && (name is "*" or "?" or "$"))
        {
            literal.Append(name);
            return end;
        }

        if (!ContextKey.IsValid(name))
            throw Malformed.At(path, $"'{name}' is not a policy variable.");

        string? standIn = null;
        if (text[end] == ',')
            (standIn, end) = ReadDefault(text, end + 1, path);
        FlushLiteral(literal, tokens);
        tokens.Add(new Token(TokenKind.Variable, Variable: new PolicyVariable(new ContextKey(name), standIn)));
        return end;
    }

    private static (string Default, int End) ReadDefault(string text, int start, string path)
    {
        var open = SkipSpaces(text, start);
        var close = open < text.Length && text[open] == '\'' ? text.IndexOf('\'', open + 1) : -1;
        var end = close < 0 ? -1 : SkipSpaces(text, close + 1);
        if (end < 0 || end >= text.Length || text[end] != '}')
            throw Malformed.At(path, "the default of a policy variable stands in single quotes: ${key, 'default'}.");
        var value = text[(open + 1)..close];
        if (value.Contains("${", StringComparison.Ordinal))
            throw Malformed.At(path, "the default of a policy variable cannot be a variable.");
        return (value, end);
    }

    private static int SkipSpaces(string text, int index)
    {
        while (index < text.Length && text[index] == ' ')
            index++;
        return index;
    }
}
