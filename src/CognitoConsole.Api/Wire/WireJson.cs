using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CognitoConsole.Contracts;

namespace CognitoConsole.Api;

/// <summary>Reads a request object from JSON that a stranger wrote. Whatever is wrong with it becomes AWS's SerializationException.</summary>
internal static class WireJson
{
    private static ReadOnlySpan<byte> EscapedNul => "\\u0000"u8;

    /// <summary>
    /// As <see cref="AwsJson.Options"/>, and stricter towards the sender. A member that comes twice is refused: which of the two counts is
    /// where two parsers (a firewall's and ours) disagree. A null among the elements of a list or map is refused, so that no operation meets one.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(AwsJson.Options) { AllowDuplicateProperties = false };
        options.Converters.Add(new NoNullElements());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    public static object Read(JsonTypeInfo type, in ReadOnlySequence<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        object? request;
        try
        {
            request = JsonSerializer.Deserialize(ref reader, type);
            if (request is not null && reader.Read()) throw new JsonException();
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            // The serializer's texts name .NET types; the sender gets AWS's words.
            throw Refusal(WrongShape.Describe(json, type));
        }

        if (request is null) throw Refusal(WrongShape.Describe(json, type));
        if (MayHoldNul(json) && WrongShape.HoldsNul(json)) throw Refusal("A string must not contain the character U+0000.");
        return request;
    }

    public static CognitoException Refusal(string message) => new(ErrorCodes.SerializationException, message);

    // U+0000 cannot be stored by every database, and JSON can only write it escaped.
    private static bool MayHoldNul(in ReadOnlySequence<byte> json)
    {
        if (json.IsSingleSegment) return json.FirstSpan.IndexOf(EscapedNul) >= 0;
        return new SequenceReader<byte>(json).TryReadTo(out ReadOnlySequence<byte> _, EscapedNul);
    }
}
