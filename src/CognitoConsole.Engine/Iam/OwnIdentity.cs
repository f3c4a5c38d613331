using CognitoConsole.Contracts;

namespace CognitoConsole.Engine.Iam;

/// <summary>As AWS, credentials of an identity never reach identities and datasets but their own, whatever the role's policy says.</summary>
internal static class OwnIdentity
{
    private static readonly Dictionary<string, OperationDescriptor> Covered =
        Operations.All.Where(o => Covers(o.Service) && o.Access == OperationAccess.Signed).ToDictionary(o => o.Action, StringComparer.OrdinalIgnoreCase);

    public static bool Covers(string service) => service is "cognito-identity" or "cognito-sync";

    /// <summary>What is left of an action that policies allow. Null: all of it, since the rule does not speak of it. True: on the own identity. False: nothing.</summary>
    public static bool? Leaves(string action) => Covered.TryGetValue(action, out var operation) ? operation.RequestType.IsAssignableTo(typeof(IIdentityRequest)) : null;
}
