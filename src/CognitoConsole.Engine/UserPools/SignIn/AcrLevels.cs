using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// The four levels of a sign-in and how a pool calls them: 1 the password; 2 a code by SMS or e-mail; 3 a passkey, or the password and such a code; 4 the
/// password and the code of an authenticator app. The highest that was reached counts. What is in none of them (a custom challenge) has no level.
/// </summary>
public static class AcrLevels
{
    private static readonly string[] Members = [AcrLevelNameType.Level1, AcrLevelNameType.Level2, AcrLevelNameType.Level3, AcrLevelNameType.Level4];

    /// <summary>Pools of the Lite plan know no levels, and name none in tokens.</summary>
    public static bool AreKnown(UserPool pool) => pool.UserPoolTier != UserPoolTierType.Lite;

    /// <summary>Lowest first.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyDictionary<string, AcrLevelConfigType>? configuration) =>
        [.. Members.Select((member, i) => configuration?.GetValueOrDefault(member)?.AcrValue ?? $"urn:cognito:loa:{i + 1}")];

    /// <summary>The name of a level in AcrConfiguration and in the AcrMapping of a provider.</summary>
    public static string Member(int level) => Members[level - 1];

    /// <summary>0 for none.</summary>
    public static int Of(AuthMethods methods)
    {
        bool Has(AuthMethods some) => (methods & some) != 0;
        return Math.Max(Local(methods), Has(AuthMethods.FederatedLevel4) ? 4 : Has(AuthMethods.FederatedLevel3) ? 3 : Has(AuthMethods.FederatedLevel2) ? 2 : Has(AuthMethods.FederatedLevel1) ? 1 : 0);
    }

    /// <summary>What was proven here.</summary>
    private static int Local(AuthMethods methods)
    {
        bool Has(AuthMethods some) => (methods & some) != 0;
        var hasPassword = Has(AuthMethods.Password);
        var hasCode = Has(AuthMethods.Sms | AuthMethods.Email);
        if (hasPassword && Has(AuthMethods.Totp)) return 4;
        if (Has(AuthMethods.PlatformPasskey | AuthMethods.RoamingPasskey) || (hasPassword && hasCode)) return 3;
        return hasCode ? 2 : hasPassword ? 1 : 0;
    }

    /// <summary>The claim acr; null for no level.</summary>
    public static string? Name(UserPool pool, AuthMethods methods) => Of(methods) is > 0 and var level ? Names(pool.AcrConfiguration)[level - 1] : null;

    /// <summary>Levels by the pool's names, in the order in which they are wished for; names that the pool does not know are nothing.</summary>
    /// <param name="values">Separated by spaces.</param>
    public static IReadOnlyList<int> Read(UserPool pool, string? values)
    {
        var names = Names(pool.AcrConfiguration).ToList();
        return [.. (values ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => names.IndexOf(v) + 1).Where(level => level > 0).Distinct()];
    }

    /// <summary>The claim amr.</summary>
    /// <remarks>Whether AWS writes mfa for one passkey that counts as two factors is not verified; here it does, since the pool says they are two.</remarks>
    public static IEnumerable<string> Amr(AuthMethods methods)
    {
        var count = 0;
        foreach (var (method, name) in MethodNames)
        {
            if (!methods.HasFlag(method)) continue;
            count++;
            yield return name;
        }

        if (count > 1 || methods.HasFlag(AuthMethods.TwoInOne)) yield return Mfa;
    }

    /// <summary>The methods that a token of ours names.</summary>
    public static AuthMethods FromAmr(IReadOnlyCollection<string> amr)
    {
        var methods = MethodNames.Where(m => amr.Contains(m.Name)).Aggregate(AuthMethods.None, (all, m) => all | m.Method);
        return amr.Count == 2 && amr.Contains(Mfa) ? methods | AuthMethods.TwoInOne : methods;
    }

    private const string Mfa = "mfa";

    private static readonly (AuthMethods Method, string Name)[] MethodNames =
    [
        (AuthMethods.Password, "pwd"), (AuthMethods.Totp, "otp"), (AuthMethods.Sms, "sms"), (AuthMethods.Email, "email_otp"), (AuthMethods.PlatformPasskey, "swk"), (AuthMethods.RoamingPasskey, "hwk"), (AuthMethods.Federated, "fed"),
    ];
}
