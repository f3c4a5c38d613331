using System.Text.Json;

namespace CognitoConsole.Engine.Iam;

/// <summary>Compiles one statement.</summary>
/// <param name="kind">Which elements the document must and must not have.</param>
/// <param name="variables">Version 2012-10-17.</param>
internal sealed class StatementReader(PolicyKind kind, bool variables)
{
    private const int MaxSid = 256;

    private readonly ConditionReader _conditions = new(variables);

    public Statement Read(JsonElement element, string path)
    {
        var elements = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in PolicyJson.Members(element, path, StringComparer.Ordinal))
        {
            if (name is not ("Sid" or "Effect" or "Principal" or "NotPrincipal" or "Action" or "NotAction" or "Resource" or "NotResource" or "Condition"))
                throw Malformed.At($"{path}.{name}", "is not an element of a statement.");
            elements[name] = value;
        }

        var deny = ReadEffect(elements, path);
        var (action, notAction) = Either(elements, "Action", path) ?? throw Malformed.At(path, "Policy statement must contain actions.");
        var principal = ReadPrincipal(elements, deny, path);
        var resource = ReadResource(elements, path);
        var statement = new Statement
        {
            Sid = elements.TryGetValue("Sid", out var sid) ? ReadSid(sid, $"{path}.Sid") : null,
            Deny = deny,
            Actions = [.. NonEmpty(elements[action], $"{path}.{action}", "Policy statement must contain actions.").Select(a => ReadAction(a, $"{path}.{action}"))],
            NotAction = notAction,
            Principal = principal?.Pattern,
            NotPrincipal = principal?.Negated ?? false,
            Resources = resource?.Patterns,
            NotResource = resource?.Negated ?? false,
            Conditions = elements.TryGetValue("Condition", out var condition) ? _conditions.Read(condition, $"{path}.Condition") : [],
        };
        if (kind == PolicyKind.Trust)
            TrustRules.Demand(statement, path);
        return statement;
    }

    private static bool ReadEffect(Dictionary<string, JsonElement> elements, string path)
    {
        if (!elements.TryGetValue("Effect", out var effect))
            throw Malformed.At($"{path}.Effect", "is missing.");
        return PolicyJson.String(effect, $"{path}.Effect") switch
        {
            "Allow" => false,
            "Deny" => true,
            var other => throw Malformed.At($"{path}.Effect", $"Invalid effect: {other}. It is Allow or Deny."),
        };
    }

    private string ReadSid(JsonElement element, string path)
    {
        var sid = PolicyJson.String(element, path);
        if (sid.Length > MaxSid || !sid.All(c => char.IsAsciiLetterOrDigit(c) || (c == ' ' && kind != PolicyKind.Identity)))
            throw Malformed.At(path, "Statement IDs (SID) must be alpha-numeric.");
        return sid;
    }

    private Glob ReadAction(string action, string path)
    {
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        var vendor = colon < 0 ? action : action[..colon];
        var name = colon < 0 ? "*" : action[(colon + 1)..];
        if (action != "*" && (colon < 1 || name.Length == 0))
            throw Malformed.At(path, $"Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: {action}");
        if (vendor == "*" ? name != "*" : !vendor.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw Malformed.At(path, $"Vendor {vendor} is not valid");
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '*' or '?' or '_' or '-'))
            throw Malformed.At(path, $"Action {action} is not valid");
        if (kind == PolicyKind.Trust && !vendor.Equals("sts", StringComparison.OrdinalIgnoreCase))
            throw Malformed.At(path, "AssumeRole policy may only specify STS AssumeRole actions.");
        return new Glob(PolicyText.Parse(action, wildcards: true, variables: false, path), StringComparison.OrdinalIgnoreCase);
    }

    private (PrincipalPattern Pattern, bool Negated)? ReadPrincipal(Dictionary<string, JsonElement> elements, bool deny, string path)
    {
        if (Either(elements, "Principal", path) is not var (name, negated))
        {
            return kind == PolicyKind.Identity ? null : throw Malformed.At(path, "Policy statement must contain principals.");
        }

        if (kind == PolicyKind.Identity)
            throw Malformed.At($"{path}.{name}", "Policy document should not specify a principal.");
        if (negated && !deny)
            throw Malformed.At($"{path}.{name}", "NotPrincipal can stand with Effect Deny only: an Allow would reach everybody else in the world.");
        return (PrincipalReader.Read(elements[name], $"{path}.{name}"), negated);
    }

    private (ArnPattern[] Patterns, bool Negated)? ReadResource(Dictionary<string, JsonElement> elements, string path)
    {
        const string Missing = "Policy statement must contain resources.";
        if (Either(elements, "Resource", path) is not var (name, negated))
            return kind == PolicyKind.Trust ? null : throw Malformed.At(path, Missing);
        var at = $"{path}.{name}";
        if (kind == PolicyKind.Trust)
            throw Malformed.At(at, "Has prohibited field Resource");
        return ([.. NonEmpty(elements[name], at, Missing).Select(r => ArnPattern.Parse(r, variables, anyService: false, at))], negated);
    }

    /// <summary>The element or its Not form, never both.</summary>
    private static (string Name, bool Negated)? Either(Dictionary<string, JsonElement> elements, string name, string path)
    {
        var (plain, not) = (elements.ContainsKey(name), elements.ContainsKey($"Not{name}"));
        if (plain && not)
            throw Malformed.At(path, $"{name} and Not{name} exclude each other.");
        return plain ? (name, false) : not ? ($"Not{name}", true) : null;
    }

    private static string[] NonEmpty(JsonElement element, string path, string missing)
    {
        var texts = PolicyJson.Strings(element, path);
        return texts.Length > 0 ? texts : throw Malformed.At(path, missing);
    }
}
