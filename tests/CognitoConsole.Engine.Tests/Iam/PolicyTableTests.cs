using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.Tests.Iam;

/// <summary>The tables in Cases/: one row, one decision.</summary>
public sealed class PolicyTableTests
{
    public static IEnumerable<TheoryDataRow<string>> Conditions() => Rows("Conditions.json");

    public static IEnumerable<TheoryDataRow<string>> Patterns() => Rows("Patterns.json");

    /// <summary>Row: operator, values in the policy, values in the request (null: the key is absent), whether the condition is met.</summary>
    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_is_met_as_the_table_says(string row)
    {
        var cells = JsonNode.Parse(row)!.AsArray();
        var statement = new JsonObject
        {
            ["Effect"] = "Allow",
            ["Action"] = "*",
            ["Resource"] = "*",
            ["Condition"] = new JsonObject { [(string)cells[0]!] = new JsonObject { ["test:Key"] = cells[1]!.DeepClone() } },
        };
        var request = ARequest("s3:GetObject", "arn:aws:s3:::b/k", statement);
        if (cells[2] is JsonArray values)
            request.Context["TEST:key"] = values.Select(v => (string)v!).ToArray();
        else if (cells[2] is { } value)
            request.Context["TEST:key"] = (string)value!;

        Assert.Equal((bool)cells[3]! ? PolicyOutcome.Allowed : PolicyOutcome.ImplicitDeny, PolicyEvaluator.Decide(request).Outcome);
    }

    /// <summary>Row: element, its values in the policy, the value in the request, whether the statement applies.</summary>
    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_statement_applies_as_the_table_says(string row)
    {
        var cells = JsonNode.Parse(row)!.AsArray();
        var element = (string)cells[0]!;
        var ofAction = element.EndsWith("Action", StringComparison.Ordinal);
        var statement = new JsonObject { ["Effect"] = "Allow", [element] = cells[1]!.DeepClone(), [ofAction ? "Resource" : "Action"] = "*" };
        var request = ofAction
            ? ARequest((string)cells[2]!, "arn:aws:s3:::b/k", statement)
            : ARequest("s3:GetObject", (string)cells[2]!, statement);

        Assert.Equal((bool)cells[3]! ? PolicyOutcome.Allowed : PolicyOutcome.ImplicitDeny, PolicyEvaluator.Decide(request).Outcome);
    }

    private static PolicyRequest ARequest(string action, string resource, JsonObject statement) => new()
    {
        Principal = PolicyPrincipal.User("arn:aws:iam::123456789012:user/alice", "123456789012", "alice")
            .WithTags([new("team", "red"), new("star", "*")]),
        Action = action,
        Resource = resource,
        Context = new PolicyContext { { "test:many", "one", "two" } },
        IdentityPolicies = [Policies.Identity(new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statement }.ToJsonString())],
    };

    private static IEnumerable<TheoryDataRow<string>> Rows(string file)
    {
        using var json = JsonDocument.Parse(Policies.Resource(file));
        foreach (var row in json.RootElement.EnumerateArray())
            yield return new TheoryDataRow<string>(row.GetRawText());
    }
}
