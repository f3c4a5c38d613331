using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a pool uses beyond the settings of UpdateUserPool, and the Lite feature plan does not have.</summary>
/// <remarks>Branding styles, terms and passkeys may stay: the model gives their operations no refusal of a plan.</remarks>
internal static class TierRules
{
    public const string ChoiceBasedSignIn = "Choice-based sign-in";
    private const string EmailMfa = "Email MFA";
    private const string PasskeyMfa = "Passkey MFA";

    /// <summary>App clients that allow choice-based sign-in keep the Lite plan away; one that is there all the same gains nothing.</summary>
    public static bool HasChoice(UserPool pool) => pool.UserPoolTier != UserPoolTierType.Lite;

    public static IEnumerable<Violation> Mfa(SetUserPoolMfaConfigRequest request, string tier)
    {
        if (tier != UserPoolTierType.Lite) yield break;
        if (request.EmailMfaConfiguration is not null) yield return Above("emailMfaConfiguration", EmailMfa);
        if (request.WebAuthnConfiguration?.FactorConfiguration == WebAuthnFactorConfigurationType.MultiFactorWithUserVerification) yield return Above("webAuthnConfiguration.factorConfiguration", PasskeyMfa);
    }

    public static IEnumerable<Violation> Client(UpdateUserPoolClientRequest settings, string tier)
    {
        if (tier == UserPoolTierType.Lite && settings.ExplicitAuthFlows?.Contains(ExplicitAuthFlowsType.AllowUserAuth) == true) yield return Above("explicitAuthFlows", ChoiceBasedSignIn);
    }

    /// <summary>Before the feature plan becomes another one: everything at once that has to go first.</summary>
    public static async Task DemandChange(CognitoDbContext db, UserPool pool, string tier, CancellationToken cancellation)
    {
        if (tier != UserPoolTierType.Lite || pool.UserPoolTier == tier) return;
        var used = new List<string>();
        if (pool.EmailMfaConfiguration is not null) used.Add(EmailMfa);
        if (RelyingParty.CountsAsMfa(pool)) used.Add(PasskeyMfa);
        if (pool.UserSessionTracking == UserSessionTrackingType.Enabled) used.Add("Session tracking");
        var clients = await db.UserPoolClients.AsNoTracking().Where(c => c.UserPoolId == pool.Id).OrderBy(c => c.ClientId).Select(c => new { c.ClientName, c.ExplicitAuthFlows }).ToListAsync(cancellation);
        if (clients.FirstOrDefault(c => c.ExplicitAuthFlows.Contains(ExplicitAuthFlowsType.AllowUserAuth)) is { } client) used.Add($"{ChoiceBasedSignIn} of the app client {client.ClientName}");
        if (await db.UserPoolDomains.AnyAsync(d => d.UserPoolId == pool.Id && d.ManagedLoginVersion == LoginBrandings.ManagedLogin, cancellation)) used.Add("Managed login");
        if (await db.UserPoolReplicas.AnyAsync(r => r.UserPoolId == pool.Id, cancellation)) used.Add("Replication");
        used.Select(feature => new Violation("userPoolTier", Errors.FeatureUnavailableText(feature, tier), ErrorCodes.TierChangeNotAllowedException)).Demand();
    }

    private static Violation Above(string path, string feature) => new(path, Errors.FeatureUnavailableText(feature, UserPoolTierType.Lite), ErrorCodes.FeatureUnavailableInTierException);
}
