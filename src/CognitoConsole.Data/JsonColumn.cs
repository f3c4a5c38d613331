using System.Text.Json;
using CognitoConsole.Contracts;

namespace CognitoConsole.Data;

/// <summary>What <see cref="Conventions.HasJson"/> does. By name and not in place: the compiled model holds the calls, and would keep a copy of anything longer.</summary>
public static class JsonColumn<T>
{
    public static string Write(T value) => JsonSerializer.Serialize(value, AwsJson.Options);

    public static T Read(string text) => JsonSerializer.Deserialize<T>(text, AwsJson.Options)!;

    public static bool AreEqual(T? one, T? other) => ReferenceEquals(one, other) || JsonSerializer.Serialize(one, AwsJson.Options) == JsonSerializer.Serialize(other, AwsJson.Options);

    public static int Hash(T? value) => value is null ? 0 : Write(value).GetHashCode(StringComparison.Ordinal);
}
