using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests;

/// <summary>
/// Breaks every constraint of every operation's input, one at a time, as the AWS model states it, and expects AWS's refusal. The cases come
/// from the model itself, so a new operation or a new member is tested the day it appears.
/// </summary>
[Trait("Databases", "One")]
public sealed class ShapeRuleTests
{
    public static TheoryData<string> BuiltOperations =>
        [.. new OperationCatalog().Entries.Select(e => e.Descriptor).Where(d => ModelShapes.Has(d.Service)).Select(d => d.Action).Order()];

    [Theory, MemberData(nameof(BuiltOperations))]
    public async Task Refuses_whatever_breaks_a_constraint_of_the_model(string action)
    {
        var operation = Operations.All.Single(o => o.Action == action);
        var code = operation.Service is "cognito-idp" or "cognito-sync" ? ErrorCodes.InvalidParameterException : ErrorCodes.ValidationException;
        await using var cognito = new TestCognito();
        Caller caller = operation.Access switch
        {
            OperationAccess.Signed => cognito.Admin,
            OperationAccess.HostedUI => new Caller.HostedUI(),
            _ => cognito.Anyone,
        };

        var failures = new List<string>();
        var model = ModelShapes.Of(operation.Service);
        var cases = model.Broken(operation.Name).ToList();
        Assert.Equal(model.TakesAnything(operation.Name), cases.Count == 0);
        foreach (var broken in cases)
        {
            var request = JsonSerializer.Deserialize(broken.Request, operation.RequestType, AwsJson.Options)!;
            if (await Problem(cognito, request, caller, broken, code) is { } problem) failures.Add($"{broken.Path} ({broken.Rule}): {problem}");
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static async Task<string?> Problem(TestCognito cognito, object request, Caller caller, BrokenRequest broken, string code)
    {
        try
        {
            await cognito.Invoke(request, caller);
            return "was accepted";
        }
        catch (CognitoException refusal)
        {
            var sentence = $"at '{broken.Path}' failed to satisfy constraint: {broken.Rule}";
            if (refusal.Code != code) return $"{refusal.Code}: {refusal.Message}";
            if (!refusal.Message.Contains(sentence, StringComparison.Ordinal)) return $"says {refusal.Message}";
            return refusal.Fields.Any(f => f.Path == broken.Path && f.Message.StartsWith(broken.Rule, StringComparison.Ordinal)) ? null : "names no such field";
        }
    }
}

/// <param name="Path">Member at fault as AWS writes it.</param>
/// <param name="Rule">How the broken rule reads, or begins.</param>
internal sealed record BrokenRequest(JsonObject Request, string Path, string Rule);
