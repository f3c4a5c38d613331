using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>UserPoolAddOns of a pool: one mode for custom authentication (CUSTOM_AUTH), one for everything else. Either may be off.</summary>
public static class ThreatMode
{
    /// <summary>Something is judged, of whichever kind.</summary>
    public static bool IsOn(UserPool pool) => IsOn(pool.UserPoolAddOns);

    public static bool IsOn(UserPoolAddOnsType? addOns) => IsOn(Of(addOns, isCustom: false)) || IsOn(Of(addOns, isCustom: true));

    /// <summary>AUDIT or ENFORCED: events are written and risks are judged.</summary>
    public static bool IsOn(UserPool pool, bool isCustom) => IsOn(Of(pool.UserPoolAddOns, isCustom));

    /// <summary>Judgements are acted upon.</summary>
    public static bool IsEnforced(UserPool pool, bool isCustom) => Of(pool.UserPoolAddOns, isCustom) == AdvancedSecurityModeType.Enforced;

    /// <exception cref="Contracts.CognitoException">UserPoolAddOnNotEnabledException.</exception>
    public static void Demand(UserPool pool)
    {
        if (!IsOn(pool)) throw Errors.AddOnNotEnabled();
    }

    private static string? Of(UserPoolAddOnsType? addOns, bool isCustom) => isCustom ? addOns?.AdvancedSecurityAdditionalFlows?.CustomAuthMode : addOns?.AdvancedSecurityMode;

    private static bool IsOn(string? mode) => mode is AdvancedSecurityModeType.Audit or AdvancedSecurityModeType.Enforced;
}
