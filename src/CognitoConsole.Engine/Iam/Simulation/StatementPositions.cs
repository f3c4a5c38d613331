using System.Text;
using System.Text.Json;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary>Where in a policy's text a statement stands: line and column from 1, the end behind its last character.</summary>
internal static class StatementPositions
{
    public static MatchedStatement Shape(NamedPolicy policy, int index)
    {
        var text = Encoding.UTF8.GetBytes(policy.Document.Text);
        var (start, end) = policy.Document.IsUnreadable ? (0, text.Length) : Of(text, index);
        return new()
        {
            SourcePolicyId = policy.Name,
            SourcePolicyType = policy.SourceType,
            StartPosition = At(text, start),
            EndPosition = At(text, end),
            StatementIndex = index,
            Sid = policy.Document[index].Sid,
        };
    }

    private static (int Start, int End) Of(ReadOnlySpan<byte> text, int index)
    {
        var json = new Utf8JsonReader(text);
        // To the document's own Statement: the text has been compiled, so it is there.
        while (json.Read() && !(json is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && json.ValueTextEquals("Statement"))) { }
        json.Read();
        if (json.TokenType == JsonTokenType.StartArray) json.Read();
        for (; index > 0; index--)
        {
            json.Skip();
            json.Read();
        }

        var start = (int)json.TokenStartIndex;
        json.Skip();
        return (start, (int)json.BytesConsumed);
    }

    private static Position At(ReadOnlySpan<byte> text, int offset)
    {
        var before = text[..offset];
        return new() { Line = before.Count((byte)'\n') + 1, Column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1 };
    }
}
