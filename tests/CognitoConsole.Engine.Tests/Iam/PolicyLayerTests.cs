using System.Text.Json.Nodes;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.Tests.Iam;

/// <summary>The tables of whole policies in Cases/: each case names outcome, layer, policy, statement and Sid.</summary>
public sealed class PolicyLayerTests
{
    private const string Account = "123456789012";

    public static IEnumerable<TheoryDataRow<string, string>> Layers() => Rows("Layers.json");

    public static IEnumerable<TheoryDataRow<string, string>> IdentityPools() => Rows("IdentityPools.json");

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layers_decide_as_the_table_says(string group, string @case) => Check(group, @case);

    [Theory]
    [MemberData(nameof(IdentityPools))]
    public void Roles_of_identity_pools_decide_as_the_table_says(string group, string @case) => Check(group, @case);

    [Fact]
    public void The_tables_hold_at_least_300_cases()
    {
        var rows = PolicyTableTests.Conditions().Count() + PolicyTableTests.Patterns().Count() + Layers().Count() + IdentityPools().Count();
        Assert.True(rows >= 300, $"{rows} cases");
    }

    private static void Check(string group, string @case)
    {
        var set = JsonNode.Parse(group)!.AsObject();
        var cells = JsonNode.Parse(@case)!.AsArray();
        var context = new PolicyContext();
        Fill(context, set["context"]?.AsObject());
        Fill(context, cells[2]!.AsObject());
        var version = (string?)set["version"] ?? "2012-10-17";
        var decision = PolicyEvaluator.Decide(new PolicyRequest
        {
            Principal = APrincipal((string?)set["principal"] ?? "user:alice", set["tags"]?.AsObject()),
            Action = (string)cells[0]!,
            Resource = (string)cells[1]!,
            Context = context,
            Time = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            IdentityPolicies = set["identity"] is { } identity ? [APolicy("identity", identity, version, PolicyKind.Identity)] : [],
            ResourcePolicy = set["resource"] is { } resource ? APolicy("resource", resource, version, PolicyKind.Resource)
                : set["trust"] is { } trust ? APolicy("trust", trust, version, PolicyKind.Trust) : null,
            PermissionsBoundary = set["boundary"] is { } boundary ? APolicy("boundary", boundary, version, PolicyKind.Identity) : null,
            SessionPolicies = [.. (set["session"]?.AsArray() ?? []).Select((layer, i) =>
                layer!.AsArray().Count == 0 ? Array.Empty<NamedPolicy>() : [APolicy($"session{i}", layer, version, PolicyKind.Identity)])],
        });

        var told = $"{decision.Outcome} {decision.Layer} {decision.PolicyName} {(decision.StatementIndex < 0 ? "" : decision.StatementIndex)} {decision.Sid}".TrimEnd();
        Assert.Equal((string)cells[3]!, told);
    }

    private static NamedPolicy APolicy(string name, JsonNode statements, string version, PolicyKind kind) =>
        new(name, PolicyDocument.Parse(new JsonObject { ["Version"] = version, ["Statement"] = statements.DeepClone() }.ToJsonString(), kind, PolicyDocument.MaxResource));

    private static PolicyPrincipal APrincipal(string text, JsonObject? tags)
    {
        var (kind, name) = text.Split(':', 2) is [var k, var n] ? (k, n) : (text, "");
        var principal = kind switch
        {
            "user" => PolicyPrincipal.User($"arn:aws:iam::{Account}:user/{name}", Account, name),
            "role" => PolicyPrincipal.AssumedRole($"arn:aws:iam::{Account}:role/{name.Split('/')[0]}", $"arn:aws:sts::{Account}:assumed-role/{name}", Account),
            "federated" => PolicyPrincipal.Federated(name),
            "service" => PolicyPrincipal.Service(name),
            "root" => PolicyPrincipal.Root(Account),
            _ => PolicyPrincipal.Anonymous,
        };
        return tags is null ? principal : principal.WithTags(tags.Select(t => new KeyValuePair<string, string>(t.Key, (string)t.Value!)));
    }

    private static void Fill(PolicyContext context, JsonObject? values)
    {
        foreach (var (key, value) in values ?? [])
            context[key] = value is JsonArray several ? several.Select(v => (string)v!).ToArray() : (string)value!;
    }

    private static IEnumerable<TheoryDataRow<string, string>> Rows(string file)
    {
        foreach (var group in JsonNode.Parse(Policies.Resource(file))!.AsArray())
        {
            var cases = group!["cases"]!.AsArray();
            var policies = group.DeepClone().AsObject();
            policies.Remove("cases");
            foreach (var @case in cases)
                yield return new TheoryDataRow<string, string>(policies.ToJsonString(), @case!.ToJsonString());
        }
    }
}
