using CognitoConsole.Contracts.Iam;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.IdentityPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Decisions as the credentials of an identity would meet them: role policies, boundary, principal tags, the identity's keys, and the scope-down of guests.</summary>
internal sealed class SimulatedSession(PolicySimulation simulation)
{
    private const int MaxResults = 10_000;

    public IReadOnlyList<EvaluationResult> Ask(
        RoleEntry role, IdentityToken token, IReadOnlyList<string> actions, IReadOnlyList<string>? resources, IReadOnlyList<ContextEntry>? entries, OperationContext context) => simulation.Run(
            PrincipalOf(role, token, context.AccountId), role.Policies, role.Boundary, KeysOf(token), new(actions, resources, null, null, entries, null, MaxResults), token.IsGuest ? [GuestScopeDown.Layer] : []).EvaluationResults;

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
