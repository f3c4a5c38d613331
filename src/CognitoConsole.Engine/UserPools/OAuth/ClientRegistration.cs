using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The pool's setting for dynamic client registration: its rules and its defaults.</summary>
internal static class ClientRegistration
{
    /// <summary>Who has it may register clients, where the pool demands a token. It belongs to no resource server of the pool.</summary>
    public const string Scope = "aws.cognito/dcr/register";

    /// <summary>As many as an app client has.</summary>
    private const int MaxScopes = 50;

    /// <summary>What every registered client may ask for, beside the pool's AllowedScopes.</summary>
    public static readonly string[] OpenIdScopes = ["openid", "email", "phone", "profile"];

    public static bool IsOn(UserPool pool) => pool.DcrConfiguration?.EnableStatus == StatusType.Enabled;

    /// <summary>The OAuth flows that a client may register, with a token or without one. None: nobody registers that way.</summary>
    public static IReadOnlyList<string> Flows(DcrConfigurationType settings, bool open) => (open ? settings.OpenDcrGrantTypes : settings.AuthenticatedGrantTypes) ?? [];

    public static IEnumerable<Violation> Violations(DcrConfigurationType? settings)
    {
        if (settings?.AllowedScopes?.Contains(Scope) == true)
            yield return new("dcrConfiguration.allowedScopes", $"{Scope} cannot be granted to clients that register themselves.");
        if (settings?.AllowedScopes?.Count > MaxScopes)
            yield return new("dcrConfiguration.allowedScopes", $"1 validation error detected: Value at 'dcrConfiguration.allowedScopes' failed to satisfy constraint: Member must have length less than or equal to {MaxScopes}");
    }

    /// <summary>With AWS's defaults for what is left out while it is on; what is kept while it is off has no effect.</summary>
    public static DcrConfigurationType? Stored(DcrConfigurationType? asked) => asked?.EnableStatus != StatusType.Enabled ? asked : new()
    {
        EnableStatus = StatusType.Enabled,
        OpenDcrEnabled = asked.OpenDcrEnabled ?? false,
        AuthenticatedGrantTypes = asked.AuthenticatedGrantTypes is { } withToken ? PoolSettings.Distinct(withToken) : [OAuthFlowType.Code, OAuthFlowType.ClientCredentials],
        OpenDcrGrantTypes = asked.OpenDcrGrantTypes is { } without ? PoolSettings.Distinct(without) : [OAuthFlowType.Code],
        AllowedScopes = PoolSettings.Distinct(asked.AllowedScopes),
    };
}
