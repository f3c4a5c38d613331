using System.Globalization;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary>Asks the engine that decides in earnest, for every pair of action and resource.</summary>
internal sealed class PolicySimulation(OperationContext call, Markers markers, TimeProvider clock)
{
    private const int DefaultPage = 100;

    /// <summary>What is asked, beside the policies.</summary>
    internal sealed record Question(IReadOnlyList<string> Actions, IReadOnlyList<string>? Resources, string? ResourcePolicy, string? ResourceOwner, IReadOnlyList<ContextEntry>? Entries, string? Marker, int? MaxItems);

    public SimulatePolicyResponse Run(PolicyPrincipal principal, IReadOnlyList<NamedPolicy> policies, NamedPolicy? boundary, PolicyContext context, Question question, IReadOnlyList<IReadOnlyList<NamedPolicy>>? sessionPolicies = null)
    {
        SimulationRules.Demand(question.Actions, question.Resources, question.Entries);
        var resourcePolicy = question.ResourcePolicy is null ? null : new NamedPolicy("resource policy", PolicyDocument.Parse(question.ResourcePolicy, PolicyKind.Resource, PolicyDocument.MaxResource)) { SourceType = "resource" };
        // Unless he says otherwise, as if the request came the way that he comes.
        if (call.Caller.IsSecure is { } secure) context["aws:SecureTransport"] = secure ? "true" : "false";
        var keys = policies.Append(boundary).Append(resourcePolicy).OfType<NamedPolicy>().Concat((sessionPolicies ?? []).SelectMany(l => l)).SelectMany(p => p.Document.ContextKeys).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();

        var said = Said(question.Entries);
        var size = question.MaxItems ?? DefaultPage;
        string?[] list = [.. question.Actions, .. question.Resources ?? []];
        var start = markers.Open(question.Marker, list) is { } marker ? int.Parse(marker, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var pairs = question.Actions.SelectMany(a => (question.Resources is { Count: > 0 } r ? r : ["*"]).Select(resource => (Action: a, Resource: resource))).Skip(start).Take(size + 1).ToList();
        var more = pairs.Count > size;
        return new()
        {
            EvaluationResults = [.. pairs.Take(size).Select(p => Evaluate(new PolicyRequest
            {
                Principal = principal,
                Action = p.Action,
                Resource = p.Resource,
                ResourceAccountId = question.ResourceOwner is { } owner ? AccountOf(owner) : null,
                IdentityPolicies = policies,
                PermissionsBoundary = boundary,
                ResourcePolicy = resourcePolicy,
                SessionPolicies = sessionPolicies ?? [],
                Context = context,
                Simulated = said,
                Time = clock.GetUtcNow(),
            }, keys))],
            IsTruncated = more,
            Marker = markers.Seal(more ? (start + size).ToString(CultureInfo.InvariantCulture) : null, list),
        };
    }

    /// <summary>The request as it is meant. A key without values is one that the request lacks.</summary>
    public static PolicyContext Said(IReadOnlyList<ContextEntry>? entries)
    {
        var said = new PolicyContext();
        foreach (var entry in entries ?? [])
            if (entry.ContextKeyName is { } name) said[name] = (entry.ContextKeyValues ?? []).ToArray();
        return said;
    }

    /// <summary>Compiles policies that somebody wants to try.</summary>
    public static IEnumerable<NamedPolicy> Parse(IReadOnlyList<string>? policies, string name) =>
        (policies ?? []).Select((text, i) => new NamedPolicy($"{name}.{i + 1}", PolicyDocument.Parse(text, PolicyKind.Identity, PolicyDocument.MaxResource)));

    /// <summary>One boundary at most.</summary>
    public static NamedPolicy? Boundary(IReadOnlyList<string>? policies) => policies is { Count: > 1 }
        ? throw Errors.InvalidInput("At most one permissions boundary.")
        : Parse(policies, "PermissionsBoundaryPolicyInputList").FirstOrDefault();

    private static EvaluationResult Evaluate(PolicyRequest request, IReadOnlyList<string> keys)
    {
        var decision = PolicyEvaluator.Decide(request);
        return new()
        {
            EvalActionName = request.Action,
            EvalResourceName = request.Resource,
            EvalDecision = decision.Outcome switch { PolicyOutcome.Allowed => "allowed", PolicyOutcome.ExplicitDeny => "explicitDeny", _ => "implicitDeny" },
            MatchedStatements = Matched(request, decision.Outcome == PolicyOutcome.ExplicitDeny),
            MissingContextValues = [.. keys.Where(k => new ContextKey(k).Values(request).Count == 0)],
            PermissionsBoundaryDecisionDetail = request.PermissionsBoundary is { } boundary ? new() { AllowedByPermissionsBoundary = Allows(boundary, request) } : null,
            SilentLayer = decision.Outcome == PolicyOutcome.ImplicitDeny ? decision.LayerName : null,
        };
    }

    /// <summary>As AWS: a deny is all there is to say where there is one, else every statement that allows.</summary>
    private static List<MatchedStatement> Matched(PolicyRequest request, bool denied)
    {
        var resource = new ArnText(request.Resource);
        var matched = new List<MatchedStatement>();
        foreach (var policy in request.IdentityPolicies.Append(request.ResourcePolicy).Append(request.PermissionsBoundary).OfType<NamedPolicy>().Concat(request.SessionPolicies.SelectMany(l => l)))
        {
            for (var i = 0; i < policy.Document.StatementCount; i++)
                if (policy.Document[i].Deny == denied && policy.Document[i].Applies(request, resource, out _)) matched.Add(StatementPositions.Shape(policy, i));
        }

        return matched;
    }

    private static bool Allows(NamedPolicy policy, PolicyRequest request) => policy.Document.Evaluate(request, new ArnText(request.Resource)) is { Deny: < 0, Allow: >= 0 };

    private static string AccountOf(string owner) => owner.Split(':') is [_, _, _, _, var account, ..] ? account : owner;
}
