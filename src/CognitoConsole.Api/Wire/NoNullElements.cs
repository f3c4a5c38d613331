using System.Text.Json;
using System.Text.Json.Serialization;

namespace CognitoConsole.Api;

/// <summary>Lists and maps of the contracts, without nulls among their elements (refused in a list, left out of a map): AWS's models know no sparse collections here.</summary>
internal sealed class NoNullElements : JsonConverterFactory
{
    public override bool CanConvert(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) || type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options)
    {
        var element = type.GetGenericArguments()[^1];
        var converter = (type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? typeof(ListConverter<>) : typeof(MapConverter<>)).MakeGenericType(element);
        return (JsonConverter)Activator.CreateInstance(converter, options)!;
    }

    private sealed class ListConverter<T>(JsonSerializerOptions options) : JsonConverter<IReadOnlyList<T>>
    {
        private readonly JsonConverter<T> _element = (JsonConverter<T>)options.GetConverter(typeof(T));

        public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
            var list = new List<T>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType == JsonTokenType.Null) throw new JsonException();
                list.Add(_element.Read(ref reader, typeof(T), options)!);
            }

            return list;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            for (var i = 0; i < value.Count; i++) _element.Write(writer, value[i], options);
            writer.WriteEndArray();
        }
    }

    private sealed class MapConverter<T>(JsonSerializerOptions options) : JsonConverter<IReadOnlyDictionary<string, T>>
    {
        private readonly JsonConverter<T> _value = (JsonConverter<T>)options.GetConverter(typeof(T));

        public override IReadOnlyDictionary<string, T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
            var map = new Dictionary<string, T>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString()!;
                if (!reader.Read()) throw new JsonException();
                // amazon-cognito-identity-js sends DEVICE_KEY as null where it knows no device: in a map, null is absent.
                if (reader.TokenType == JsonTokenType.Null) continue;
                if (!map.TryAdd(key, _value.Read(ref reader, typeof(T), options)!)) throw new JsonException();
            }

            return map;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (key, element) in value)
            {
                writer.WritePropertyName(key);
                _value.Write(writer, element, options);
            }

            writer.WriteEndObject();
        }
    }
}
