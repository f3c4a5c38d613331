using System.Text;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>
/// Twitter's app id is <c>ConsumerKey;ConsumerSecret</c>. The secret is encrypted at rest, and shown to those who may see identity providers' secrets.
/// </summary>
public sealed class ProviderSecrets(KeyRing keyRing, Access access)
{
    /// <summary>In characters that the member may have, so that a form can send back what it was shown.</summary>
    private const string Hidden = "_hidden_";

    /// <summary>For storing. Whoever was shown no secret sends none back, and the one that is there stays.</summary>
    public IReadOnlyDictionary<string, string> Seal(IdentityPool pool, IReadOnlyDictionary<string, string> providers) => Change(providers, secret =>
        secret == Hidden && pool.SupportedLoginProviders.TryGetValue(ProviderNames.Twitter, out var kept)
            ? kept.Split(';')[1]
            : Convert.ToBase64String(keyRing.Protect(Encoding.UTF8.GetBytes(secret), Purpose(pool.Id))));

    /// <summary>For use.</summary>
    public string Open(IdentityPool pool, string provider) => Change(pool.SupportedLoginProviders, secret =>
        Encoding.UTF8.GetString(keyRing.Unprotect(Convert.FromBase64String(secret), Purpose(pool.Id))))[provider];

    /// <summary>For showing.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Show(IdentityPool pool, OperationContext context)
    {
        if (!pool.SupportedLoginProviders.ContainsKey(ProviderNames.Twitter)) return pool.SupportedLoginProviders;
        var decision = await access.Decide(context.Caller, ConsoleActions.RevealIdentityProviderSecret, context.IdentityPoolArn(pool.Id), context.Cancellation);
        return decision.IsAllowed
            ? Change(pool.SupportedLoginProviders, secret => Encoding.UTF8.GetString(keyRing.Unprotect(Convert.FromBase64String(secret), Purpose(pool.Id))))
            : Change(pool.SupportedLoginProviders, _ => Hidden);
    }

    private static IReadOnlyDictionary<string, string> Change(IReadOnlyDictionary<string, string> providers, Func<string, string> change)
    {
        if (!providers.TryGetValue(ProviderNames.Twitter, out var appId)) return providers;
        var (key, secret) = (appId.Split(';')[0], appId.Split(';')[1]);
        return new Dictionary<string, string>(providers) { [ProviderNames.Twitter] = $"{key};{change(secret)}" };
    }

    private static string Purpose(string identityPoolId) => $"identity-pool-provider/{identityPoolId}";
}
