using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a request says about one factor; null members change nothing.</summary>
public readonly record struct FactorChoice(string Factor, bool? Enabled, bool? Preferred);

/// <summary>Switches a user's second factors on and off.</summary>
public sealed class MfaPreferences(UserWriter writer, SoftwareTokens tokens)
{
    /// <summary>Changes the user; the caller saves.</summary>
    public async Task Apply(UserPool pool, CognitoUser user, IReadOnlyList<FactorChoice> choices, CancellationToken cancellation)
    {
        if (choices.Count(c => c.Preferred == true) > 1) throw Errors.InvalidParameter("Only one preferred MFA can be set.");
        // As AWS has it: the other factor is named in the same request, even where it is on already.
        var passkey = choices.FirstOrDefault(c => c.Factor == PoolFactors.Passkey);
        if (passkey.Enabled == true && !choices.Any(c => c.Factor != PoolFactors.Passkey && c.Enabled == true)) throw Errors.PasskeyMfaAlone();
        var settings = user.MfaSettings.ToList();
        var preferred = user.PreferredMfa;
        foreach (var choice in choices)
        {
            if (choice.Enabled == true)
            {
                await DemandUsable(pool, user, choice.Factor, cancellation);
                if (!settings.Contains(choice.Factor)) settings.Add(choice.Factor);
            }

            if (choice.Enabled == false) settings.Remove(choice.Factor);
            if (choice.Preferred == true)
            {
                if (!settings.Contains(choice.Factor)) throw Errors.InvalidParameter($"{choice.Factor} has to be enabled to be the preferred MFA.");
                preferred = choice.Factor;
            }

            if (preferred == choice.Factor && (choice.Preferred == false || !settings.Contains(choice.Factor))) preferred = null;
        }

        if (settings is [PoolFactors.Passkey]) throw Errors.PasskeyMfaAlone();
        writer.Change(pool, user, u =>
        {
            u.MfaSettings = settings;
            u.PreferredMfa = preferred;
        });
    }

    /// <summary>The legacy way, which knows SMS only. The caller saves.</summary>
    public Task ApplyOptions(UserPool pool, CognitoUser user, IReadOnlyList<MFAOptionType> options, CancellationToken cancellation)
    {
        if (options.Any(o => o.DeliveryMedium != DeliveryMediumType.Sms || o.AttributeName != "phone_number"))
            throw Errors.InvalidParameter("MFA options can only be SMS to phone_number.", "mFAOptions");
        return Apply(pool, user, [new FactorChoice(PoolFactors.Sms, options.Count > 0, null)], cancellation);
    }

    /// <summary>A factor that was set up during a sign-in is on from then; it joins the change that is under way.</summary>
    public static void SwitchOn(CognitoUser user, string factor)
    {
        if (!user.MfaSettings.Contains(factor)) user.MfaSettings = [.. user.MfaSettings, factor];
    }

    public static void SwitchOff(CognitoUser user, string factor)
    {
        user.MfaSettings = [.. user.MfaSettings.Where(f => f != factor)];
        if (user.MfaSettings is [PoolFactors.Passkey]) user.MfaSettings = [];
        if (user.PreferredMfa == factor) user.PreferredMfa = null;
    }

    /// <summary>UserMFASettingList and its like are absent rather than empty.</summary>
    public static IReadOnlyList<string>? List(CognitoUser user) => user.MfaSettings.Count == 0 ? null : user.MfaSettings;

    /// <summary>MFAOptions, which tells of SMS alone.</summary>
    public static IReadOnlyList<MFAOptionType>? Options(CognitoUser user) =>
        user.MfaSettings.Contains(PoolFactors.Sms) ? [new MFAOptionType { DeliveryMedium = DeliveryMediumType.Sms, AttributeName = "phone_number" }] : null;

    private async Task DemandUsable(UserPool pool, CognitoUser user, string factor, CancellationToken cancellation)
    {
        if (factor == PoolFactors.Totp)
        {
            if (!await tokens.IsVerified(user, cancellation)) throw Errors.InvalidParameter("User has not verified software token mfa");
            return;
        }

        if (factor == PoolFactors.Passkey)
        {
            if (!RelyingParty.CountsAsMfa(pool)) throw Errors.InvalidParameter("Passkeys do not count as multi-factor in the user pool.");
            return;
        }

        if (!PoolFactors.Of(pool).Contains(factor) || !PoolFactors.IsReachable(user, factor))
            throw Errors.InvalidParameter($"User does not have delivery config set to turn on {factor}");
    }
}
