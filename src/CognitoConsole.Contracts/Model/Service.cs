using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

/// <summary>One service model and the files that it becomes.</summary>
sealed class Service(JsonElement model, string folder, string service, string apiPage, List<(string Service, string Area, Regex Pattern)> areas, string target, SortedDictionary<string, int> errors, StringBuilder catalog)
{
    private readonly JsonElement _shapes = model.GetProperty("shapes");
    private readonly SortedDictionary<string, string> _patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, HashSet<string>> _usedBy = [];

    // Model says sensitive, but these are what an audit log is for; the last are secrets although the model does not say so.
    private static readonly HashSet<string> NotSecret = ["AttributeValueType", "ClientIdType", "UsernameType", "UserContextDataType", "SessionIpAddressType"];
    private static readonly HashSet<string> AlsoSecret = ["ConfirmationCodeType", "ProviderDetailsType", "clientSecretType"];

    // The documentation allows inner spaces in a password and custom domains with their dots; the model's patterns do not.
    private static readonly Dictionary<string, string> PatternOverrides = new() { ["PasswordType"] = @"[\S]+.*[\S]+|[\S]+", ["DomainType"] = @"^[a-z0-9](?:[a-z0-9\-\.]{0,61}[a-z0-9])?$" };

    // Documented, and sent by SDKs newer than the model.
    private static readonly Dictionary<string, string[]> EnumAdditions = new() { ["ExplicitAuthFlowsType"] = ["ALLOW_CLIENT_TOKEN_AUTH"] };

    // The API reference and the developer guide name it, with status 400; the model has left it out.
    private static readonly Dictionary<string, string[]> ErrorAdditions = new() { ["UpdateRecords"] = ["LambdaSocketTimeoutException"] };

    private static readonly Regex ReadOnly = new("^(Get(?!ClientToken|Tokens|Id$|Credentials|OpenId)|List|Describe|AdminGet|AdminList|Lookup|DecodeAuthorization)");
    private static readonly Regex SignIn = new("^(Admin)?(InitiateAuth|RespondToAuthChallenge)$|^GetClientToken$|^GetTokensFromRefreshToken$|^GetId$|^GetCredentials|^GetOpenId|^AssumeRole|^GetSessionToken|^GetFederationToken");

    public void Write()
    {
        var files = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        StringBuilder File(string area) => files.TryGetValue(area, out var f) ? f : files[area] = new StringBuilder();

        var operations = model.GetProperty("operations").EnumerateObject().Select(p => p.Value).ToList();
        foreach (var operation in operations)
        {
            var name = operation.GetProperty("name").GetString()!;
            var area = areas.First(a => a.Service == service && a.Pattern.IsMatch(name)).Area;
            foreach (var end in new[] { "input", "output" })
                if (operation.TryGetProperty(end, out var e)) Mark(e.GetProperty("shape").GetString()!, area);
        }

        foreach (var operation in operations)
        {
            var name = operation.GetProperty("name").GetString()!;
            var area = areas.First(a => a.Service == service && a.Pattern.IsMatch(name)).Area;
            var output = operation.TryGetProperty("output", out var o) ? o.GetProperty("shape").GetString()! : null;
            // An output of the operation's own is named after it; one that is a resource keeps the resource's name.
            var response = output is null || output.EndsWith("Response") || output.EndsWith("Output") || output.EndsWith("Result") ? name + "Response" : TypeName(output);
            var input = operation.TryGetProperty("input", out var i) ? i.GetProperty("shape").GetString()! : null;
            var unsigned = operation.TryGetProperty("authtype", out var auth) && auth.GetString() == "none";
            var listed = operation.TryGetProperty("errors", out var errs) ? errs.EnumerateArray().Select(e => e.GetProperty("shape").GetString()!).ToList() : [];
            foreach (var error in listed.Order(StringComparer.Ordinal)) NoteError(error);
            foreach (var error in ErrorAdditions.GetValueOrDefault(name, []))
            {
                listed.Add(error);
                errors.TryAdd(error, 400);
            }

            var summary = $"/// <summary>Request of <see href=\"https://docs.aws.amazon.com/{apiPage}/latest/APIReference/API_{name}.html\">{name}</see>.</summary>";
            if (input is null) File(area).Append($"\n{summary}\npublic sealed partial record {name}Request : IRequest<{response}>, IShape\n{{\n    public void Check(ShapeCheck check) {{ }}\n}}\n");
            else WriteStructure(File(area), name + "Request", _shapes.GetProperty(input), response, summary);
            if (response == name + "Response")
            {
                if (output is null) File(area).Append($"\npublic sealed partial record {response};\n");
                else WriteStructure(File(area), response, _shapes.GetProperty(output), null, null);
            }

            var http = operation.GetProperty("http");
            catalog.Append($"        new() {{ Service = \"{service}\", Name = \"{name}\", Access = OperationAccess.{(unsigned ? "Unsigned" : "Signed")}, RequestType = typeof({folder}.{name}Request), ResponseType = typeof({folder}.{response}), "
                + $"HasOutput = {(output is null ? "false" : "true")}, IsWrite = {(ReadOnly.IsMatch(name) || SignIn.IsMatch(name) ? "false" : "true")}, HttpMethod = \"{http.GetProperty("method").GetString()}\", HttpPath = \"{http.GetProperty("requestUri").GetString()}\",\n"
                + $"            Errors = [{string.Join(", ", listed.Select(e => $"\"{e}\""))}] }},\n");
        }

        var written = operations.SelectMany(o => new[] { Shape(o, "input"), Shape(o, "output") }).Where(s => s is not null).ToHashSet();
        foreach (var shape in _shapes.EnumerateObject().OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            if (!_usedBy.TryGetValue(shape.Name, out var used)) continue;
            var area = used.Count == 1 ? used.First() : "Shared";
            var type = shape.Value.GetProperty("type").GetString();
            if (type == "string" && shape.Value.TryGetProperty("enum", out var values)) WriteEnum(File(area), TypeName(shape.Name), [.. values.EnumerateArray().Select(v => v.GetString()!), .. EnumAdditions.GetValueOrDefault(shape.Name, [])]);
            else if (type == "structure" && !IsDocument(shape.Value) && (!written.Contains(shape.Name) || IsResource(operations, shape.Name)))
                WriteStructure(File(area), TypeName(shape.Name), shape.Value, null, null);
        }

        foreach (var (area, text) in files)
        {
            var path = area is "Shared" or "." ? Path.Combine(target, folder, (area == "." ? folder : area) + ".g.cs") : Path.Combine(target, folder, area, area + ".g.cs");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllText(path, $"// <auto-generated/>\n#nullable enable\nusing System.Text.Json;\nusing System.Text.Json.Serialization;\n\nnamespace CognitoConsole.Contracts.{folder};\n{text}");
        }

        if (_patterns.Count > 0) WritePatterns();
    }

    private static string? Shape(JsonElement operation, string end) => operation.TryGetProperty(end, out var e) ? e.GetProperty("shape").GetString() : null;

    private static bool IsResource(List<JsonElement> operations, string shape) =>
        operations.Any(o => Shape(o, "output") == shape) && !shape.EndsWith("Response") && !shape.EndsWith("Output") && !shape.EndsWith("Result");

    private void Mark(string shape, string area)
    {
        if (!_usedBy.TryGetValue(shape, out var used)) _usedBy[shape] = used = [];
        if (!used.Add(area)) return;
        var s = _shapes.GetProperty(shape);
        if (s.TryGetProperty("members", out var members)) foreach (var m in members.EnumerateObject()) Mark(m.Value.GetProperty("shape").GetString()!, area);
        foreach (var inner in new[] { "member", "key", "value" })
            if (s.TryGetProperty(inner, out var i)) Mark(i.GetProperty("shape").GetString()!, area);
    }

    private void NoteError(string name)
    {
        var status = 400;
        if (_shapes.GetProperty(name) is var shape && shape.TryGetProperty("error", out var error) && error.TryGetProperty("httpStatusCode", out var code)) status = code.GetInt32();
        else if (shape.TryGetProperty("fault", out _)) status = 500;
        // JSON protocols answer 400 for every client error, whatever the model of an older protocol says.
        if (service is "cognito-idp" or "cognito-identity" && status < 500) status = 400;
        errors.TryAdd(name, status);
    }

    private void WriteStructure(StringBuilder file, string name, JsonElement shape, string? response, string? summary)
    {
        var required = shape.TryGetProperty("required", out var r) ? r.EnumerateArray().Select(e => e.GetString()!).ToHashSet() : [];
        var interfaces = new List<string>();
        var members = shape.GetProperty("members").EnumerateObject().ToList();
        if (response is not null)
        {
            interfaces.Add($"IRequest<{response}>");
            foreach (var (member, marker) in new[] { ("UserPoolId", "IUserPoolRequest"), ("IdentityPoolId", "IIdentityPoolRequest"), ("ResourceArn", "IResourceArnRequest") })
                if (members.Any(m => m.Name == member) && required.Contains(member)) interfaces.Add(marker);
        }

        interfaces.Add("IShape");
        file.Append('\n').Append(summary is null ? "" : summary + "\n").Append($"public sealed partial record {name} : {string.Join(", ", interfaces)}\n{{\n");
        var checks = new StringBuilder();
        foreach (var member in members)
        {
            var target = member.Value.GetProperty("shape").GetString()!;
            var s = _shapes.GetProperty(target);
            var property = Pascal(member.Name);
            var isRequired = required.Contains(member.Name);
            var (type, isValue) = CSharpType(target);
            if (property == name) throw new InvalidOperationException($"{name}.{property} has its type's name");
            if (property != member.Name) file.Append($"    [JsonPropertyName(\"{member.Name}\")]\n");
            if (member.Value.TryGetProperty("location", out var location))
                file.Append($"    [WireLocation(\"{location.GetString()}\", \"{(member.Value.TryGetProperty("locationName", out var l) ? l.GetString() : member.Name)}\")]\n");
            if (IsSecret(target, s)) file.Append("    [Sensitive]\n");
            file.Append(isRequired && !isValue ? $"    public {type} {property} {{ get; init; }} = null!;\n" : $"    public {type}? {property} {{ get; init; }}\n");
            var camel = char.ToLowerInvariant(property[0]) + property[1..];
            if (isRequired) checks.Append($"        check.Required({property}, \"{camel}\");\n");
            WriteCheck(checks, property, camel, target, s);
        }

        file.Append(checks.Length == 0 ? "\n    public void Check(ShapeCheck check) { }\n}\n" : $"\n    public void Check(ShapeCheck check)\n    {{\n{checks}    }}\n}}\n");
    }

    private void WriteCheck(StringBuilder checks, string property, string camel, string shapeName, JsonElement s)
    {
        switch (s.GetProperty("type").GetString())
        {
            case "string":
                if (TextRules(shapeName, s) is { } text) checks.Append($"        check.Text({property}, \"{camel}\", {text}, {(s.TryGetProperty("sensitive", out _) ? "true" : "false")});\n");
                break;
            case "integer" or "long":
                if (s.TryGetProperty("min", out _) || s.TryGetProperty("max", out _))
                    checks.Append($"        check.Number({property}, \"{camel}\", {Number(s, "min", "long.MinValue")}, {Number(s, "max", "long.MaxValue")});\n");
                break;
            case "blob":
                if (s.TryGetProperty("max", out _)) checks.Append($"        check.Count({property}?.Length, \"{camel}\", {Number(s, "min", "0")}, {Number(s, "max", "int.MaxValue")}, () => \"\");\n");
                break;
            case "structure" when !IsDocument(s):
                checks.Append($"        check.Nested({property}, \"{camel}\");\n");
                break;
            case "list":
                var element = s.GetProperty("member").GetProperty("shape").GetString()!;
                var e = _shapes.GetProperty(element);
                var isText = e.GetProperty("type").GetString() == "string";
                var isShown = (isText || (e.GetProperty("type").GetString() == "structure" && !IsDocument(e))) && !IsSensitive(element, []);
                var shown = isShown ? $"() => ShapeCheck.Show({property})" : "() => \"[]\"";
                if (s.TryGetProperty("min", out _) || s.TryGetProperty("max", out _))
                    checks.Append($"        check.Count({property}?.Count, \"{camel}\", {Number(s, "min", "0")}, {Number(s, "max", "int.MaxValue")}, {shown});\n");
                if (isText && TextRules(element, e) is { } rules) checks.Append($"        if ({property} is not null) check.Elements({property}, \"{camel}\", {rules}, {shown});\n");
                else if (e.GetProperty("type").GetString() == "structure" && !IsDocument(e)) checks.Append($"        check.Nested({property}, \"{camel}\");\n");
                break;
            case "map":
                var key = s.GetProperty("key").GetProperty("shape").GetString()!;
                var value = s.GetProperty("value").GetProperty("shape").GetString()!;
                var shownMap = CSharpType(shapeName).Type.EndsWith("<string, string>") && !s.TryGetProperty("sensitive", out _) ? $"() => ShapeCheck.Show({property})" : "() => \"{}\"";
                if (s.TryGetProperty("min", out _) || s.TryGetProperty("max", out _))
                    checks.Append($"        check.Count({property}?.Count, \"{camel}\", {Number(s, "min", "0")}, {Number(s, "max", "int.MaxValue")}, {shownMap});\n");
                if (TextRules(key, _shapes.GetProperty(key)) is { } keys) checks.Append($"        if ({property} is not null) check.Elements({property}.Keys, \"{camel}\", {keys}, {shownMap});\n");
                var v = _shapes.GetProperty(value);
                if (v.GetProperty("type").GetString() == "string" && TextRules(value, v) is { } valueRules) checks.Append($"        if ({property} is not null) check.Elements({property}.Values, \"{camel}\", {valueRules}, {shownMap});\n");
                else if (v.GetProperty("type").GetString() == "structure" && !IsDocument(v)) checks.Append($"        check.Nested({property}?.Values, \"{camel}\");\n");
                break;
        }
    }

    /// <summary>min, max, pattern and enum of a string shape as arguments, or null when it has none.</summary>
    private string? TextRules(string name, JsonElement s)
    {
        var pattern = PatternOverrides.TryGetValue(name, out var o) ? o : s.TryGetProperty("pattern", out var p) ? p.GetString() : null;
        var hasEnum = s.TryGetProperty("enum", out _);
        if (pattern is null && !hasEnum && !s.TryGetProperty("min", out _) && !s.TryGetProperty("max", out _)) return null;
        return $"{Number(s, "min", "0")}, {Number(s, "max", "int.MaxValue")}, {(pattern is null or "(?s).*" ? "null" : "Patterns." + PatternName(name, pattern))}, {(hasEnum ? $"global::CognitoConsole.Contracts.{folder}.{TypeName(name)}.Values" : "null")}";
    }

    private string PatternName(string shape, string pattern)
    {
        foreach (var (existing, text) in _patterns) if (text == pattern) return existing;
        var name = Pascal(Regex.Replace(shape, "Type$", ""));
        _patterns[name] = pattern;
        return name;
    }

    private void WritePatterns()
    {
        var text = new StringBuilder($"// <auto-generated/>\n#nullable enable\nusing System.Text.RegularExpressions;\n\nnamespace CognitoConsole.Contracts.{folder};\n\ninternal static partial class Patterns\n{{\n");
        foreach (var (name, pattern) in _patterns)
        {
            // Java's \w, \s, \d are ASCII; its classes count code points, so a class with symbols also takes surrogates here.
            var net = pattern.Replace(@"\w", "a-zA-Z_0-9").Replace(@"[\S]", @"[^ \t\n\x0B\f\r]").Replace(@"\s", @" \t\n\x0B\f\r").Replace(@"\p{S}", @"\p{S}\uD800-\uDFFF");
            net = Regex.Replace(net, @"^a-zA-Z_0-9$", "[a-zA-Z_0-9]");
            text.Append($"    public static ShapePattern {name} {{ get; }} = new({Literal(pattern)}, {name}Regex());\n\n    [GeneratedRegex({Literal(@"\A(?:" + net + @")\z")}, RegexOptions.CultureInvariant)]\n    private static partial Regex {name}Regex();\n\n");
        }

        System.IO.File.WriteAllText(Path.Combine(target, folder, "Patterns.g.cs"), text.ToString().TrimEnd() + "\n}\n");
    }

    private static void WriteEnum(StringBuilder file, string name, string[] values)
    {
        file.Append($"\npublic static class {name}\n{{\n");
        foreach (var value in values) file.Append($"    public const string {ConstantName(value)} = \"{value}\";\n");
        file.Append($"\n    public static readonly string[] Values = [{string.Join(", ", values.Select(ConstantName))}];\n}}\n");
    }

    private static string ConstantName(string value)
    {
        if (Regex.IsMatch(value, @"^V\d+_\d+$")) return value;
        var parts = Regex.Split(value, "[^A-Za-z0-9]+").Where(p => p.Length > 0).Select(p => p == p.ToUpperInvariant() ? p[0] + p[1..].ToLowerInvariant() : Pascal(p));
        var name = string.Concat(parts);
        return char.IsDigit(name[0]) ? "_" + name : name is "Values" or "Equals" ? name + "_" : name;
    }

    private (string Type, bool IsValue) CSharpType(string name)
    {
        var s = _shapes.GetProperty(name);
        return s.GetProperty("type").GetString() switch
        {
            "string" => ("string", false),
            "integer" => ("int", true),
            "long" => ("long", true),
            "boolean" => ("bool", true),
            "timestamp" => ("DateTimeOffset", true),
            "blob" => ("byte[]", false),
            "structure" => IsDocument(s) ? ("JsonElement", true) : (TypeName(name), false),
            "list" => ($"IReadOnlyList<{CSharpType(s.GetProperty("member").GetProperty("shape").GetString()!).Type}>", false),
            "map" => ($"IReadOnlyDictionary<{CSharpType(s.GetProperty("key").GetProperty("shape").GetString()!).Type}, {CSharpType(s.GetProperty("value").GetProperty("shape").GetString()!).Type}>", false),
            var other => throw new InvalidOperationException($"{name}: {other}"),
        };
    }

    private string TypeName(string shape) => _names.TryGetValue(shape, out var n) ? n : _names[shape] = Pascal(shape);

    private static bool IsSecret(string name, JsonElement s) => AlsoSecret.Contains(name) || (s.TryGetProperty("sensitive", out _) && !NotSecret.Contains(name));

    /// <summary>Something in it is not to be repeated in an answer.</summary>
    private bool IsSensitive(string shape, string[] parents)
    {
        var s = _shapes.GetProperty(shape);
        if (parents.Contains(shape)) return false;
        if (s.TryGetProperty("sensitive", out _)) return true;
        var inner = s.TryGetProperty("members", out var members) ? members.EnumerateObject().Select(m => m.Value) : new[] { "member", "key", "value" }.Where(n => s.TryGetProperty(n, out _)).Select(n => s.GetProperty(n));
        return inner.Any(i => IsSensitive(i.GetProperty("shape").GetString()!, [.. parents, shape]));
    }

    private static bool IsDocument(JsonElement s) => s.TryGetProperty("document", out var d) && d.GetBoolean();

    private static string Number(JsonElement s, string key, string otherwise) => s.TryGetProperty(key, out var v) ? v.GetInt64().ToString(CultureInfo.InvariantCulture) : otherwise;

    private static string Pascal(string s) => char.ToUpperInvariant(s[0]) + s[1..];

    private static string Literal(string s) => "@\"" + s.Replace("\"", "\"\"") + "\"";
}
