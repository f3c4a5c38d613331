using CognitoConsole.Contracts.Iam;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.IdentityPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>
/// Decisions as the credentials of an identity would meet them: role policies, boundary, principal tags, the identity's keys, the scope-down of guests, and the rule that they reach
/// their own identity only.
/// </summary>
internal sealed class SimulatedSession(PolicySimulation simulation)
{
    private const int MaxResults = 10_000;

    /// <param name="isScopedDown">Guests of the enhanced flow.</param>
    public IReadOnlyList<EvaluationResult> Ask(
        RoleEntry role, IdentityToken token, bool isScopedDown, IReadOnlyList<string> actions, IReadOnlyList<string>? resources, IReadOnlyList<ContextEntry>? entries, OperationContext context)
    {
        var principal = PrincipalOf(role, token, context.AccountId);
        var results = simulation.Run(
            principal, role.Policies, role.Boundary, KeysOf(token), new(actions, resources, null, null, entries, null, MaxResults), isScopedDown ? [GuestScopeDown.Layer] : []).EvaluationResults;
        return [.. results.Select(r => Access.NeedsNoPermission(r.EvalActionName) ? r with { EvalDecision = "allowed", MatchedStatements = [], MissingContextValues = [], SilentLayer = null } : r.EvalDecision == "allowed" && !OwnIdentity.AllowsSimulated(r.EvalActionName, r.EvalResourceName, token.IdentityId) ? Refused(r, principal) : r)];
    }

    private static EvaluationResult Refused(EvaluationResult result, PolicyPrincipal principal) => result with
    {
        EvalDecision = "explicitDeny",
        MatchedStatements = [],
        Refusal = OwnIdentity.Refusal.Refusal(new PolicyRequest { Principal = principal, Action = result.EvalActionName, Resource = result.EvalResourceName }),
    };

    private static PolicyPrincipal PrincipalOf(RoleEntry role, IdentityToken token, string accountId)
    {
        var tags = new Dictionary<string, string>(role.Role.Tags, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in token.PrincipalTags) tags[key] = value;
        var session = $"arn:aws:sts::{accountId}:assumed-role/{role.Role.RoleName}/{IdentityCredentials.SessionName}";
        return PolicyPrincipal.AssumedRole(role.Role.Arn(accountId), session, accountId, $"{role.Role.RoleId}:{IdentityCredentials.SessionName}").WithTags(tags);
    }

    private static PolicyContext KeysOf(IdentityToken token)
    {
        var keys = new PolicyContext { ["aws:FederatedProvider"] = ProviderNames.CognitoIdentity };
        foreach (var (key, values) in IdentityCredentials.KeysOf(token)) keys[key] = values.ToArray();
        return keys;
    }
}
