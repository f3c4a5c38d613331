using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Engine.Iam;

/// <summary>As AWS, credentials of an identity never reach identities and datasets but their own, whatever the role's policy says.</summary>
internal static class OwnIdentity
{
    private static readonly Dictionary<string, OperationDescriptor> Covered =
        Operations.All.Where(o => Covers(o) && o.Access == OperationAccess.Signed).ToDictionary(o => o.Action, StringComparer.OrdinalIgnoreCase);

    /// <summary>The refusal of what policies allow.</summary>
    public static readonly PolicyDecision Refusal = new(PolicyOutcome.ExplicitDeny, PolicyLayer.OwnIdentity);

    /// <summary>May the session's identity do this, as far as the rule goes?</summary>
    public static bool Allows(CallerSession session, OperationDescriptor operation, object request) =>
        !Covers(operation)
        || (IsOpen(operation) && request is IIdentityRequest r && r.IdentityId == session.IdentityId && (request is not IIdentityPoolRequest p || p.IdentityPoolId == session.IdentityPoolId));

    private static bool Covers(OperationDescriptor operation) => operation.Service is "cognito-identity" or "cognito-sync" || IsOfSupport(operation);

    /// <summary>This server's own operations on identities and their pools: whoever is switched off would switch himself on again.</summary>
    private static bool IsOfSupport(OperationDescriptor operation) =>
        operation.Service == "cognito-console" && (operation.RequestType.IsAssignableTo(typeof(IIdentityRequest)) || operation.RequestType.IsAssignableTo(typeof(IIdentityPoolRequest)));

    /// <summary>Of a simulated request only action and resource are known: one that names another identity is refused too.</summary>
    public static bool AllowsSimulated(string action, string resource, string identityId) => Leaves(action) switch
    {
        null => true,
        false => false,
        true => !resource.Contains("/identity/", StringComparison.Ordinal) || resource.Contains($"/identity/{identityId}", StringComparison.Ordinal),
    };

    /// <summary>What is left of an action that policies allow. Null: all of it, since the rule does not speak of it. True: on the own identity. False: nothing.</summary>
    public static bool? Leaves(string action) => Covered.TryGetValue(action, out var operation) ? IsOpen(operation) : null;

    /// <summary>To vouch for a user, with tags, is the developer's: an identity that did it for itself would choose what its policies ask about, and whose user it is.</summary>
    private static bool IsOpen(OperationDescriptor operation) =>
        operation.RequestType.IsAssignableTo(typeof(IIdentityRequest)) && !IsOfSupport(operation) && operation.RequestType != typeof(GetOpenIdTokenForDeveloperIdentityRequest);
}
