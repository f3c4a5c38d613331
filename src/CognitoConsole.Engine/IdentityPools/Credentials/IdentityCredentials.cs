using CognitoConsole.Contracts;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Sts;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>Turns an identity's token into a session of a role: asks the trust policy, and remembers in the session what its policies will ask about.</summary>
internal sealed class IdentityCredentials(RoleSessions sessions, TemporaryCredentials credentials, TimeProvider clock)
{
    public const string SessionName = "CognitoIdentityCredentials";
    public const string AssumeAction = "sts:AssumeRoleWithWebIdentity";
    private const string Subject = ProviderNames.CognitoIdentity + ":sub";
    private const string Audience = ProviderNames.CognitoIdentity + ":aud";
    private const string Methods = ProviderNames.CognitoIdentity + ":amr";

    public static IReadOnlyList<string> AmrOf(IReadOnlyList<ProvenLogin> logins) =>
        logins.Count == 0 ? [IdentityToken.Unauthenticated] : [IdentityToken.Authenticated, .. logins.SelectMany(l => l.Amr).Distinct()];

    /// <summary>Tags from the claims of the logins' tokens, or those that the developer gave along. A claim that is absent gives no tag.</summary>
    public static IReadOnlyDictionary<string, string> TagsOf(IdentityPool pool, IReadOnlyList<ProvenLogin> logins)
    {
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var login in logins)
        {
            if (login.PrincipalTags is { } given)
            {
                foreach (var (key, value) in given) tags.TryAdd(key, value);
            }
            else if (pool.PrincipalTagMaps.GetValueOrDefault(login.TagMapKey) is { } map)
            {
                foreach (var (key, claim) in PrincipalTagDefaults.Of(map, login.Provider))
                    if (login.Claims.TryGetValue(claim, out var values) && values.Length > 0) tags.TryAdd(key, Cut(string.Join(':', values)));
            }
        }

        return tags;
    }

    /// <summary>The keys that the token answers, in trust policies and later in every policy of the session.</summary>
    public static Dictionary<string, IReadOnlyList<string>> KeysOf(IdentityToken token) => new()
    {
        [Subject] = [token.IdentityId],
        [Audience] = [token.IdentityPoolId],
        [Methods] = token.Amr,
    };

    /// <summary>Does the role let this token in?</summary>
    public bool IsTrusted(RoleEntry role, IdentityToken token, string sessionName, Caller caller, string accountId)
    {
        var keys = new PolicyContext { ["sts:RoleSessionName"] = sessionName };
        foreach (var (key, values) in KeysOf(token)) keys[key] = values.ToArray();
        RequestKeys.AddTo(keys, caller);
        SessionTags.AddTo(keys, token.PrincipalTags);
        var principal = PolicyPrincipal.Federated(ProviderNames.CognitoIdentity);
        return sessions.Trusts(role, principal, AssumeAction, keys, accountId)
            && (token.PrincipalTags.Count == 0 || sessions.Trusts(role, principal, "sts:TagSession", keys, accountId));
    }

    /// <param name="isScopedDown">Guests of the enhanced flow.</param>
    public IssuedCredentials Issue(RoleEntry role, IdentityToken token, string sessionName, TimeSpan life, bool isScopedDown, Func<CallerSession, CallerSession>? with = null)
    {
        var now = clock.GetUtcNow();
        var session = new CallerSession(now, now + life)
        {
            IsGuest = isScopedDown,
            Tags = token.PrincipalTags,
            FederatedProvider = ProviderNames.CognitoIdentity,
            Keys = KeysOf(token),
            IdentityId = token.IdentityId,
            IdentityPoolId = token.IdentityPoolId,
        };
        return credentials.ForRole(role.Role.RoleName, role.Role.RoleId, sessionName, with?.Invoke(session) ?? session);
    }

    /// <summary>The longest value that a tag may have.</summary>
    private static string Cut(string value) => value.Length <= 256 ? value : value[..256];
}
