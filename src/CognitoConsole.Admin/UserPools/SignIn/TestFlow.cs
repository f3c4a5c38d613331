using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>A way to sign in that can be tried.</summary>
/// <param name="Name">The AuthFlow that is sent.</param>
/// <param name="Allows">Values of ExplicitAuthFlows of which the app client must have one.</param>
/// <param name="BySrp">The password is proved, not sent.</param>
internal sealed record TestFlow(string Title, string Name, string[] Allows, bool NeedsPassword, bool BySrp, bool ByApp, bool ByServer)
{
    public static IReadOnlyList<TestFlow> All { get; } =
    [
        new("Secure remote password (USER_SRP_AUTH)", AuthFlowType.UserSrpAuth, [ExplicitAuthFlowsType.AllowUserSrpAuth], true, true, true, true),
        new("User name and password (USER_PASSWORD_AUTH)", AuthFlowType.UserPasswordAuth, [ExplicitAuthFlowsType.AllowUserPasswordAuth, ExplicitAuthFlowsType.UserPasswordAuth], true, false, true, false),
        new("User name and password, server-side (ADMIN_USER_PASSWORD_AUTH)", AuthFlowType.AdminUserPasswordAuth, [ExplicitAuthFlowsType.AllowAdminUserPasswordAuth, ExplicitAuthFlowsType.AdminNoSrpAuth], true, false, false, true),
        new("Choice of factor (USER_AUTH)", AuthFlowType.UserAuth, [ExplicitAuthFlowsType.AllowUserAuth], false, false, true, true),
        new("Custom authentication (CUSTOM_AUTH)", AuthFlowType.CustomAuth, [ExplicitAuthFlowsType.AllowCustomAuth, ExplicitAuthFlowsType.CustomAuthFlowOnly], false, false, true, true),
        new("Custom authentication after the password (CUSTOM_AUTH with SRP)", AuthFlowType.CustomAuth, [ExplicitAuthFlowsType.AllowCustomAuth, ExplicitAuthFlowsType.CustomAuthFlowOnly], true, true, true, true),
    ];

    /// <summary>A client of the old kind names only what is special: SRP is always its own.</summary>
    public bool IsAllowedBy(UserPoolClientType client)
    {
        var flows = client.ExplicitAuthFlows ?? [];
        return Allows.Any(flows.Contains)
            || Name == AuthFlowType.UserSrpAuth && !flows.Contains(ExplicitAuthFlowsType.CustomAuthFlowOnly) && !flows.Any(f => f.StartsWith("ALLOW_", StringComparison.Ordinal));
    }

    public Dictionary<string, string> Parameters(string username, string password, SrpClient srp)
    {
        var parameters = new Dictionary<string, string> { ["USERNAME"] = username };
        if (BySrp) parameters["SRP_A"] = srp.A;
        else if (NeedsPassword) parameters["PASSWORD"] = password;
        if (BySrp && Name == AuthFlowType.CustomAuth) parameters["CHALLENGE_NAME"] = "SRP_A";
        return parameters;
    }
}
