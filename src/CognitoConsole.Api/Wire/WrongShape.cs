using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CognitoConsole.Api;

/// <summary>Finds, after reading has failed, what AWS would say about it.</summary>
internal static class WrongShape
{
    private const string Unreadable = "Could not parse request body into json";

    public static string Describe(in ReadOnlySequence<byte> json, JsonTypeInfo type)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = WireJson.Options.MaxDepth });
            return Mismatch(document.RootElement, type) ?? Unreadable;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Unreadable;
        }
    }

    public static bool HoldsNul(in ReadOnlySequence<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = WireJson.Options.MaxDepth });
        return HoldsNul(document.RootElement);
    }

    private static bool HoldsNul(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!.Contains('\0'),
        JsonValueKind.Array => element.EnumerateArray().Any(HoldsNul),
        JsonValueKind.Object => element.EnumerateObject().Any(p => p.Name.Contains('\0') || HoldsNul(p.Value)),
        _ => false,
    };

    private static string? Mismatch(JsonElement element, JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => element.ValueKind == JsonValueKind.Object ? Members(element, type) : NotA(element, "structure"),
        _ when ElementType(type.Type, typeof(IReadOnlyList<>)) is { } item =>
            element.ValueKind == JsonValueKind.Array ? Elements(element.EnumerateArray(), item) : NotA(element, "list"),
        _ when ElementType(type.Type, typeof(IReadOnlyDictionary<,>)) is { } value =>
            element.ValueKind == JsonValueKind.Object ? Elements(element.EnumerateObject().Select(p => p.Value), value) : NotA(element, "map"),
        _ => Scalar(element, type),
    };

    private static string? Members(JsonElement element, JsonTypeInfo type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!seen.Add(member.Name)) return $"Duplicate member '{Cut(member.Name)}'";
            if (member.Value.ValueKind == JsonValueKind.Null) continue;
            if (type.Properties.FirstOrDefault(p => p.Name == member.Name) is not { } property) continue;
            if (Mismatch(member.Value, WireJson.Options.GetTypeInfo(property.PropertyType)) is { } text) return text;
        }

        return null;
    }

    private static string? Elements(IEnumerable<JsonElement> elements, Type type)
    {
        var info = WireJson.Options.GetTypeInfo(type);
        return elements.Select(e => e.ValueKind == JsonValueKind.Null ? "Null found where not expected" : Mismatch(e, info)).FirstOrDefault(t => t is not null);
    }

    private static string? Scalar(JsonElement element, JsonTypeInfo type)
    {
        try
        {
            _ = element.Deserialize(type);
            return null;
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            return NotA(element, Name(type.Type));
        }
    }

    private static string NotA(JsonElement element, string wanted) => (element.ValueKind, wanted) switch
    {
        (JsonValueKind.Array, _) => "Start of list found where not expected",
        (JsonValueKind.Object, _) => "Start of structure or map found where not expected.",
        (_, "list") => "Expected list or null",
        (_, "map") => "Expected map or null",
        (_, "structure") => "Expected structure or null",
        _ => $"{Token(element.ValueKind)} can not be converted to a{(wanted[0] is 'I' ? "n" : "")} {wanted}",
    };

    private static string Token(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "STRING_VALUE",
        JsonValueKind.Number => "NUMBER_VALUE",
        JsonValueKind.True => "TRUE_VALUE",
        JsonValueKind.False => "FALSE_VALUE",
        _ => "NULL_VALUE",
    };

    private static string Name(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(int) ? "Integer"
            : type == typeof(long) ? "Long"
            : type == typeof(bool) ? "Boolean"
            : type == typeof(DateTimeOffset) ? "Timestamp"
            : type == typeof(byte[]) ? "Blob"
            : type == typeof(double) || type == typeof(float) ? "Float"
            : "String";
    }

    private static Type? ElementType(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition ? type.GetGenericArguments()[^1] : null;

    private static string Cut(string text) => text.Length > 64 ? text[..64] : text;
}
