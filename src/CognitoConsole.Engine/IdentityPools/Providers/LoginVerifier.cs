using CognitoConsole.Contracts;
using CognitoConsole.Data.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>Checks the tokens of a request's Logins, each with its provider. One that fails fails them all.</summary>
public sealed class LoginVerifier(UserPoolLogins userPools, EngineOptions options)
{
    /// <exception cref="CognitoException">NotAuthorizedException with AWS's text.</exception>
    public async Task<IReadOnlyList<ProvenLogin>> Verify(IdentityPool pool, IReadOnlyDictionary<string, string>? logins, CancellationToken cancellation)
    {
        if (logins is not { Count: > 0 }) return [];
        var proven = new List<ProvenLogin>();
        foreach (var (provider, token) in logins) proven.Add(await Verify(pool, provider, token, cancellation));
        // Two spellings of one provider are one login.
        if (proven.Select(p => p.Provider).Distinct().Count() < proven.Count) throw Errors.InvalidParameter("A login provider is named twice.", "logins");
        return proven;
    }

    private async Task<ProvenLogin> Verify(IdentityPool pool, string provider, string token, CancellationToken cancellation)
    {
        if (ProviderNames.UserPoolId(provider, options) is { } userPoolId) return await userPools.Verify(pool, userPoolId, token, cancellation);
        throw Errors.UnsupportedProvider();
    }
}
