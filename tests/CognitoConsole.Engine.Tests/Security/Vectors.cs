using System.Text.Json;

namespace CognitoConsole.Engine.Tests.Security;

/// <summary>The published vectors of srp-vectors.json.</summary>
internal static class Vectors
{
    private static readonly JsonElement Root = Read();

    public static string Text(string name) => Root.GetProperty(name).GetString()!;

    public static IEnumerable<Vector> All(string name) => Root.GetProperty(name).EnumerateArray().Select(element => new Vector(element));

    private static JsonElement Read()
    {
        using var stream = typeof(Vectors).Assembly.GetManifestResourceStream("srp-vectors.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}

internal sealed record Vector(JsonElement Element)
{
    public string this[string name] => Element.GetProperty(name).GetString()!;

    public Vector? Inner(string name) => Element.TryGetProperty(name, out var inner) ? new Vector(inner) : null;
}
