using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Which flows an app client allows by its ExplicitAuthFlows, the names of old among them, and its pool by the feature plan.</summary>
public static class ClientFlows
{
    public static bool Allows(ClientEntry entry, string flow) => Lists(entry.Client, flow) && (flow != AuthFlowType.UserAuth || TierRules.HasChoice(entry.Pool));

    /// <summary>Decided when a sign-in begins, and anew at each of its steps: client and pool may have changed in between.</summary>
    /// <exception cref="Contracts.CognitoException">InvalidParameterException; InvalidUserPoolConfigurationException where the client has a flow that the plan of its pool lacks.</exception>
    public static void Demand(ClientEntry entry, string flow)
    {
        var client = entry.Client;
        // With rotation on, refresh tokens go through GetTokensFromRefreshToken alone.
        if (flow == AuthFlowType.RefreshTokenAuth && client.RefreshTokenRotation?.Feature == FeatureType.Enabled) throw Errors.FlowNotEnabled(flow);
        if (Allows(entry, flow)) return;
        if (Lists(client, flow)) throw Errors.FlowAbovePlan(entry.Pool.UserPoolTier);
        throw flow == AuthFlowType.UserSrpAuth ? Errors.InvalidParameter("USER_SRP_AUTH is not enabled for the client.", "authFlow")
            : flow is AuthFlowType.AdminUserPasswordAuth or AuthFlowType.AdminNoSrpAuth ? Errors.InvalidParameter("Auth flow not enabled for this client", "authFlow")
            : Errors.FlowNotEnabled(flow);
    }

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
        // Clients of the old kind name only what is special: refresh is always theirs, and SRP but where the functions alone decide.
        var isOldKind = !flows.Any(f => f.StartsWith("ALLOW_", StringComparison.Ordinal));
        return names.Any(flows.Contains) || isOldKind && (flow == AuthFlowType.RefreshTokenAuth || flow == AuthFlowType.UserSrpAuth && !flows.Contains(ExplicitAuthFlowsType.CustomAuthFlowOnly));
    }
}
