using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Which flows an app client allows by its ExplicitAuthFlows, the names of old among them, and its pool by the feature plan.</summary>
public static class ClientFlows
{
    public static bool Allows(ClientEntry entry, string flow) => Lists(entry.Client, flow) && (flow != AuthFlowType.UserAuth || TierRules.HasChoice(entry.Pool));

    /// <summary>As the client has it: it may be older than the plan of its pool.</summary>
    public static bool Lists(UserPoolClient client, string flow)
    {
        string[] names = flow switch
        {
            AuthFlowType.UserPasswordAuth => [ExplicitAuthFlowsType.AllowUserPasswordAuth, ExplicitAuthFlowsType.UserPasswordAuth],
            AuthFlowType.AdminUserPasswordAuth or AuthFlowType.AdminNoSrpAuth => [ExplicitAuthFlowsType.AllowAdminUserPasswordAuth, ExplicitAuthFlowsType.AdminNoSrpAuth],
            AuthFlowType.UserSrpAuth => [ExplicitAuthFlowsType.AllowUserSrpAuth],
            AuthFlowType.UserAuth => [ExplicitAuthFlowsType.AllowUserAuth],
            AuthFlowType.CustomAuth => [ExplicitAuthFlowsType.AllowCustomAuth, ExplicitAuthFlowsType.CustomAuthFlowOnly],
            _ => [ExplicitAuthFlowsType.AllowRefreshTokenAuth],
        };
        var flows = client.ExplicitAuthFlows;
        // Clients of the old kind name only what is special; SRP and refresh are always theirs.
        var isOldKind = !flows.Any(f => f.StartsWith("ALLOW_", StringComparison.Ordinal)) && !flows.Contains(ExplicitAuthFlowsType.CustomAuthFlowOnly);
        return names.Any(flows.Contains) || (isOldKind && flow is (AuthFlowType.UserSrpAuth or AuthFlowType.RefreshTokenAuth));
    }
}
