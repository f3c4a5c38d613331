using System.Text.Json;
using System.Text.Json.Serialization;

namespace CognitoConsole.Engine.Security;

/// <summary>1 or 0, in place of true or false: as long either way, inside tokens whose length must not tell which it is.</summary>
internal sealed class JsonBit : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetByte() != 0;

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteNumberValue(value ? 1 : 0);
}
