using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>UserPoolAddOns.AdvancedSecurityMode of a pool.</summary>
public static class ThreatMode
{
    /// <summary>AUDIT or ENFORCED: events are written and risks are judged.</summary>
    public static bool IsOn(UserPool pool) => IsOn(pool.UserPoolAddOns);

    public static bool IsOn(UserPoolAddOnsType? addOns) => addOns?.AdvancedSecurityMode is AdvancedSecurityModeType.Audit or AdvancedSecurityModeType.Enforced;

    /// <summary>Judgements are acted upon.</summary>
    public static bool IsEnforced(UserPool pool) => pool.UserPoolAddOns?.AdvancedSecurityMode == AdvancedSecurityModeType.Enforced;

    /// <exception cref="Contracts.CognitoException">UserPoolAddOnNotEnabledException.</exception>
    public static void Demand(UserPool pool)
    {
        if (!IsOn(pool)) throw Errors.AddOnNotEnabled();
    }
}
