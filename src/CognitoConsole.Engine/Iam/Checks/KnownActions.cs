using System.Reflection;
using CognitoConsole.Contracts;

namespace CognitoConsole.Engine.Iam;

/// <summary>An action that policies can name.</summary>
/// <param name="Name"><c>s3:GetObject</c></param>
/// <param name="Administers">Of users, pools, roles or this server: nothing for the people of an app.</param>
/// <param name="IsOpen">Needs no signature, so no policy decides it.</param>
internal sealed record KnownAction(string Name, bool Writes, bool Administers, bool IsOpen);

/// <summary>The actions of this server's operations, and those of the services whose policies are written here. Of other services nothing is known.</summary>
internal static class KnownActions
{
    /// <summary>Beginnings of names that change nothing.</summary>
    private static readonly string[] Reading = ["Get", "List", "Describe", "BatchGet", "Query", "Scan", "PartiQLSelect", "ConditionCheck", "Simulate", "Generate", "Decode"];

    private static readonly string[] Administration = ["iam", "sts", "cognito-idp", "cognito-identity", "cognito-console"];

    private static readonly Dictionary<string, KnownAction[]> ByService = Read();

    public static bool Knows(string service) => ByService.ContainsKey(service);

    /// <summary>Those that a pattern such as <c>s3:Get*</c> names.</summary>
    public static IReadOnlyList<KnownAction> Matching(string pattern)
    {
        var glob = new Glob(PolicyText.Parse(pattern, wildcards: true, variables: false, ""), StringComparison.OrdinalIgnoreCase);
        var service = ServiceOf(pattern);
        return [.. (service == "*" ? ByService.Values.SelectMany(a => a) : ByService.GetValueOrDefault(service) ?? []).Where(a => glob.MatchesText(a.Name) == Match.Yes)];
    }

    /// <summary>All but those that the patterns name.</summary>
    public static IEnumerable<KnownAction> Except(IEnumerable<string> patterns)
    {
        var named = patterns.SelectMany(Matching).ToHashSet();
        return ByService.Values.SelectMany(a => a).Where(a => !named.Contains(a));
    }

    /// <summary>What was probably meant by a name that there is not.</summary>
    public static string? Nearest(string action)
    {
        const int Slips = 3;
        var near = (ByService.GetValueOrDefault(ServiceOf(action)) ?? []).Select(a => (a.Name, Distance: Distance(a.Name, action))).DefaultIfEmpty(("", int.MaxValue)).MinBy(a => a.Item2);
        return near.Item2 <= Slips ? near.Item1 : null;
    }

    public static string ServiceOf(string action) => action.Split(':', 2)[0];

    private static Dictionary<string, KnownAction[]> Read()
    {
        var own = Operations.All.Select(o => new KnownAction(o.Action, o.IsWrite, Administers(o.Service), o.Access != OperationAccess.Signed));
        var console = new[] { ConsoleActions.RevealClientSecret, ConsoleActions.RevealIdentityProviderSecret, ConsoleActions.RevealUserImportUrl }.Select(a => new KnownAction(a, false, true, false));
        var listed = new[] { "s3", "dynamodb", "sts", "iam" }.SelectMany(service => Names(service).Select(name => new KnownAction(
            $"{service}:{name}", !Reading.Any(r => name.StartsWith(r, StringComparison.Ordinal)), Administers(service), false)));
        return own.Concat(console).Concat(listed).DistinctBy(a => a.Name).GroupBy(a => ServiceOf(a.Name)).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.OrdinalIgnoreCase);
    }

    private static bool Administers(string service) => Administration.Contains(service);

    private static string[] Names(string service)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"Iam.Actions.{service}")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Letters to insert, delete or exchange; case does not count.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? diagonal : 1 + Math.Min(diagonal, Math.Min(above, row[j - 1]));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
