using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CognitoConsole.Api;

/// <summary>Makes a request object of query fields (<c>Tags.member.1.Key=…</c>), by way of the JSON that the other protocols send.</summary>
internal static class QueryRequest
{
    public static object Read(JsonTypeInfo type, QueryFields fields)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json)) WriteObject(writer, type, "", fields);
        return WireJson.Read(type, new ReadOnlySequence<byte>(json.WrittenMemory));
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonTypeInfo type, string prefix, QueryFields fields)
    {
        writer.WriteStartObject();
        foreach (var property in type.Properties)
        {
            if (!fields.Has(prefix + property.Name)) continue;
            writer.WritePropertyName(property.Name);
            WriteValue(writer, property.PropertyType, prefix + property.Name, fields);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, Type type, string name, QueryFields fields)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (definition == typeof(IReadOnlyList<>))
        {
            writer.WriteStartArray();
            foreach (var element in fields.Elements(name)) WriteValue(writer, type.GetGenericArguments()[0], element, fields);
            writer.WriteEndArray();
        }
        else if (definition == typeof(IReadOnlyDictionary<,>))
        {
            writer.WriteStartObject();
            for (var i = 1; fields[$"{name}.entry.{i}.key"] is { } key; i++)
            {
                writer.WritePropertyName(key);
                WriteValue(writer, type.GetGenericArguments()[1], $"{name}.entry.{i}.value", fields);
            }

            writer.WriteEndObject();
        }
        else if (WireJson.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } structure)
        {
            WriteObject(writer, structure, name + ".", fields);
        }
        else
        {
            WriteScalar(writer, type, fields[name] ?? "");
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, Type type, string value)
    {
        if (type == typeof(int) || type == typeof(long))
        {
            if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                throw WireJson.Refusal($"STRING_VALUE can not be converted to {(type == typeof(int) ? "an Integer" : "a Long")}");
            writer.WriteNumberValue(number);
        }
        else if (type == typeof(bool))
        {
            if (value is not ("true" or "false")) throw WireJson.Refusal("STRING_VALUE can not be converted to a Boolean");
            writer.WriteBooleanValue(value == "true");
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }
}
