using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Admin.Kit;

/// <summary>Any request as the AWS CLI command that sends the same. Secrets are masked.</summary>
public static partial class CliCommand
{
    private const string Masked = "********";

    /// <summary>Maps of which only these entries are secret.</summary>
    private static readonly Dictionary<string, string[]> PartlySecret = new() { ["ProviderDetails"] = ["client_secret", "private_key"] };

    /// <summary>A longer entry of such a map is a document, and stands in a file.</summary>
    private const int LongestEntry = 2_000;

    /// <summary>Members of AWS's operations that only this server knows. A command without one would do something else.</summary>
    private static readonly HashSet<(Type, string)> Ours = [(typeof(CreateAccessKeyRequest), nameof(CreateAccessKeyRequest.PolicyName))];

    /// <summary>Several requests as commands to be run one after another. Null when the CLI knows none of them.</summary>
    public static string? Script(IEnumerable<object?> requests, string? endpoint = null) =>
        requests.OfType<object>().Select(r => For(r, endpoint)).OfType<string>().ToList() is { Count: > 0 } commands ? Script(commands) : null;

    public static string Script(IEnumerable<string> commands) => string.Join("\n\n", commands);

    /// <summary>Null when the CLI has no such command: our own extensions, and what they add to AWS's operations.</summary>
    public static string? For(object request, string? endpoint = null)
    {
        if (!Operations.ByRequest.TryGetValue(request.GetType(), out var operation) || operation.Service == "cognito-console") return null;
        var lines = new List<string> { $"aws {operation.Service} {Kebab(operation.Name)}" };
        foreach (var property in request.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            if (property.IsDefined(typeof(JsonIgnoreAttribute)) || property.GetValue(request) is not { } value) continue; // what is not on the wire is not AWS's
            if (Ours.Contains((request.GetType(), property.Name))) return null;
            lines.Add($"--{Option(property.Name, value)}{Argument(property, value)}");
        }

        if (endpoint is not null) lines.Add($"--endpoint-url {Quote(endpoint)}");
        return string.Join(" \\\n  ", lines);
    }

    /// <summary>As botocore writes names: <c>CallbackURLs</c> → <c>callback-urls</c>, <c>AllowedOAuthFlows</c> → <c>allowed-o-auth-flows</c>.</summary>
    public static string Kebab(string name)
    {
        var plural = PluralAcronym().Match(name);
        if (plural.Success && plural.Index > 0) name = name[..plural.Index] + "-" + plural.Value.ToLowerInvariant();
        return LowerThenUpper().Replace(AnyThenWord().Replace(name, "$1-$2"), "$1-$2").ToLowerInvariant();
    }

    private static string Option(string name, object value) => value is false ? "no-" + Kebab(name) : Kebab(name);

    private static string Argument(PropertyInfo property, object value) => value switch
    {
        bool => "",
        IReadOnlyDictionary<string, string> map when PartlySecret.TryGetValue(property.Name, out var secret) => " " + Quote(Json(map.ToDictionary(e => e.Key, e => secret.Contains(e.Key) ? Masked : e.Value.Length > LongestEntry ? $"CONTENT OF {e.Key}" : e.Value))),
        _ when property.IsDefined(typeof(SensitiveAttribute)) => " " + Quote(Masked),
        string when property.Name == nameof(CreateSAMLProviderRequest.SAMLMetadataDocument) => " file://metadata.xml",
        string text => " " + Quote(text),
        byte[] => " fileb://FILE",
        IEnumerable<string> list => " " + (list.Any() ? string.Join(' ', list.Select(Quote)) : "'[]'"),
        _ when value.GetType().IsPrimitive => " " + Convert.ToString(value, CultureInfo.InvariantCulture),
        DateTimeOffset at => " " + at.ToString("O", CultureInfo.InvariantCulture),
        _ => " " + Quote(Json(value)),
    };

    internal static string Json(object value)
    {
        var node = JsonSerializer.SerializeToNode(value, value.GetType(), AwsJson.Options);
        Mask(value, node);
        return node?.ToJsonString(AwsJson.Options) ?? "null";
    }

    private static void Mask(object? value, JsonNode? node)
    {
        if (value is null or string or JsonElement || value.GetType().IsPrimitive) return;
        if (value is IDictionary or DateTimeOffset) return;
        if (value is IEnumerable list)
        {
            if (node is not JsonArray array) return;
            var index = 0;
            foreach (var item in list) Mask(item, array[index++]);
            return;
        }

        if (node is not JsonObject json) return;
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            if (!json.ContainsKey(property.Name)) continue;
            if (property.IsDefined(typeof(SensitiveAttribute))) json[property.Name] = Masked;
            else if (property.PropertyType == typeof(byte[])) json[property.Name] = "BASE64_OF_FILE"; // a megabyte is no part of a command
            else Mask(property.GetValue(value), json[property.Name]);
        }
    }

    /// <summary>For a POSIX shell.</summary>
    private static string Quote(string text) =>
        text.Length > 0 && PlainWord().IsMatch(text) ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    [GeneratedRegex("[A-Z]{2,}s$")]
    private static partial Regex PluralAcronym();

    [GeneratedRegex("(.)([A-Z][a-z]+)")]
    private static partial Regex AnyThenWord();

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex LowerThenUpper();

    [GeneratedRegex(@"\A[A-Za-z0-9_@%+=:,./-]+\z")]
    private static partial Regex PlainWord();
}
