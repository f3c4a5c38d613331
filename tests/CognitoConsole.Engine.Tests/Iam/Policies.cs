using System.Reflection;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.Tests.Iam;

internal static class Policies
{
    public static NamedPolicy Identity(string text, string name = "identity") => new(name, PolicyDocument.Parse(text, PolicyKind.Identity, PolicyDocument.MaxInline));

    /// <summary>Version 2012-10-17 around statements.</summary>
    public static NamedPolicy Of(string name, params string[] statements) => Identity(Document(statements), name);

    public static NamedPolicy OfResource(string name, params string[] statements) => new(name, PolicyDocument.Parse(Document(statements), PolicyKind.Resource, PolicyDocument.MaxResource));

    public static NamedPolicy OfTrust(string name, params string[] statements) => new(name, PolicyDocument.Parse(Document(statements), PolicyKind.Trust, PolicyDocument.MaxManaged));

    public static string Document(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    /// <summary>A file that lies beside the tests.</summary>
    public static string Resource(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file) ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
