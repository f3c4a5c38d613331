using System.Text.Json;

namespace CognitoConsole.Engine.Iam;

/// <summary>Compiles the Principal and NotPrincipal elements.</summary>
internal static class PrincipalReader
{
    public static PrincipalPattern Read(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return PolicyJson.String(element, path) == "*"
                ? new PrincipalPattern { Everyone = true }
                : throw Malformed.At(path, "must be \"*\" or an object with AWS, Service or Federated.");
        }

        var (everyone, arns, accounts) = (false, new List<string>(), new List<string>());
        string[] services = [], providers = [];
        foreach (var (type, value) in PolicyJson.Members(element, path, StringComparer.Ordinal))
        {
            var at = $"{path}.{type}";
            var names = PolicyJson.Strings(value, at);
            if (names.Length == 0)
                throw Malformed.At(at, "Policy statement must contain principals.");
            switch (type)
            {
                case "AWS":
                    foreach (var name in names)
                        everyone |= ReadAws(name, at, arns, accounts);
                    break;
                case "Service":
                    services = Named(names, at, name => name.Contains('.', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal));
                    break;
                case "Federated":
                    providers = Named(names, at, name => name.Contains('.', StringComparison.Ordinal) || name.StartsWith("arn:", StringComparison.Ordinal));
                    break;
                default:
                    throw Malformed.At(at, "is not a type of principal: AWS, Service, Federated.");
            }
        }

        if (!everyone && arns.Count + accounts.Count + services.Length + providers.Length == 0)
            throw Malformed.At(path, "Policy statement must contain principals.");
        return new PrincipalPattern { Everyone = everyone, Arns = [.. arns], Accounts = [.. accounts], Services = services, Providers = providers };
    }

    /// <returns>Whether it is <c>*</c>.</returns>
    private static bool ReadAws(string name, string path, List<string> arns, List<string> accounts)
    {
        if (name == "*")
            return true;
        if (IsAccount(name))
        {
            accounts.Add(name);
            return false;
        }

        var arn = new ArnText(name);
        if (name.AsSpan().ContainsAny("*?$") || !arn.IsArn || arn[2] is not ("iam" or "sts") || arn[3].Length > 0 || !IsAccount(arn.Account) || arn[5].IsEmpty)
            throw Invalid(name, path);
        if (arn[5] is "root")
            accounts.Add(arn.Account.ToString());
        else if (arn[5].IndexOf('/') > 0)
            arns.Add(name);
        else
            throw Invalid(name, path);
        return false;
    }

    private static string[] Named(string[] names, string path, Func<string, bool> isValid)
    {
        foreach (var name in names)
        {
            if (name.AsSpan().ContainsAny("*?$ ") || !isValid(name))
                throw Invalid(name, path);
        }

        return names;
    }

    private static bool IsAccount(ReadOnlySpan<char> text) => text.Length == 12 && text.IndexOfAnyExceptInRange('0', '9') < 0;

    private static Exception Invalid(string name, string path) => Malformed.At(path, $"Invalid principal in policy: \"{name}\"");
}
