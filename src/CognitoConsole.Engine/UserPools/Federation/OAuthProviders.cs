using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Providers that speak OAuth 2.0: OpenID Connect ones, and the social ones with their ways of their own.</summary>
public sealed class OAuthProviders(ProviderTokens tokens, ProviderIdTokens idTokens, ProviderUserInfo userInfo)
{
    private static readonly string[] GooglePrompts = ["consent", "select_account"];

    /// <summary>Members of an ID token that speak of the token. What the user-info endpoint says of the same name counts for nothing.</summary>
    private static readonly string[] OfTheToken = ["iss", "aud", "azp", "exp", "iat", "nbf", "nonce", "acr", "amr", "auth_time", "at_hash", "c_hash"];

    /// <summary>Where the browser signs in.</summary>
    /// <param name="callback">Where it comes back.</param>
    public static string AuthorizeUrl(IdentityProvider provider, AuthorizationRequest authorization, FederationContent content, string state, string callback)
    {
        var (details, asked) = (provider.Details, authorization.Parameters);
        var scopes = details.GetValueOrDefault("authorize_scopes") ?? "";
        var isOidc = provider.ProviderType == IdentityProviderTypeType.Oidc;
        var isGoogle = provider.ProviderType == IdentityProviderTypeType.Google;
        var query = new List<(string Name, string? Value)>
        {
            ("client_id", details["client_id"]),
            ("redirect_uri", callback),
            ("scope", scopes),
            ("response_type", "code"),
            ("state", state),
            ("code_challenge", Pkce.ChallengeOf(content.CodeVerifier)),
            ("code_challenge_method", "S256"),
        };
        if (ProviderIdTokens.AreGivenBy(provider)) query.Add(("nonce", content.Nonce));
        // Apple answers so as soon as it is to tell more than the subject.
        if (provider.ProviderType == IdentityProviderTypeType.SignInWithApple && scopes.Length > 0) query.Add(("response_mode", "form_post"));
        if (isOidc || isGoogle)
        {
            query.Add(("login_hint", asked.LoginHint));
            query.Add(("prompt", string.Join(' ', AuthorizationRequests.Prompt(asked).Where(p => isOidc || GooglePrompts.Contains(p)))));
        }

        // The Lite plan knows neither.
        if (isOidc && AcrLevels.AreKnown(authorization.Entry.Pool))
        {
            query.Add(("max_age", asked.MaxAge));
            query.Add(("acr_values", string.Join(' ', AcrLevels.Read(authorization.Entry.Pool, asked.AcrValues).Select(level => AcrOf(provider, level)).OfType<string>())));
        }

        var url = new StringBuilder(details["authorize_url"]);
        var separator = details["authorize_url"].Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in query.Where(q => !string.IsNullOrEmpty(q.Value)))
        {
            url.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value!));
            separator = '&';
        }

        return url.ToString();
    }

    /// <summary>Turns the code that the browser has brought into who the person is.</summary>
    public async Task<FederatedProfile> Ask(UserPool pool, IdentityProvider provider, FederationContent content, ProviderAnswer answer, string callback, CancellationToken cancellation)
    {
        if (!string.IsNullOrEmpty(answer.Error)) throw Refusal(provider, answer);
        if (string.IsNullOrEmpty(answer.Code)) throw new FederationException("The identity provider has sent no code");
        // An answer of another provider, brought to the callback that all share (RFC 9207).
        if (!string.IsNullOrEmpty(answer.Issuer) && provider.Details.TryGetValue("oidc_issuer", out var issuer) && !ProviderIdTokens.IsSame(answer.Issuer, issuer)) throw new FederationException("Bad issuer in the identity provider's answer");

        var token = await tokens.Redeem(pool, provider, answer.Code, callback, content.CodeVerifier, cancellation);
        var raw = new JsonObject { ["tokenResponse"] = FederatedProfile.Texts(token) };
        var claims = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (ProviderIdTokens.AreGivenBy(provider))
        {
            var id = await idTokens.Read(provider, TokenRefusals.Text(token, "id_token"), content.Nonce, cancellation);
            raw["idToken"] = FederatedProfile.Texts(id);
            foreach (var (name, values) in ProvenLogin.ClaimsOf(id)) claims[name] = values;
            Subject(provider, claims);
        }

        var subjectClaim = ProviderRules.SubjectClaim(provider.ProviderType)!;
        if (await userInfo.Ask(provider, TokenRefusals.Text(token, "access_token"), Wanted(provider, claims), cancellation) is { } person)
        {
            raw["userInfo"] = FederatedProfile.Texts(person);
            var more = provider.ProviderType == IdentityProviderTypeType.Google ? GooglePerson.Claims(person) : ProvenLogin.ClaimsOf(person);
            // OpenID Connect Core 5.3.2: what is said about somebody else must not be taken.
            if (provider.ProviderType == IdentityProviderTypeType.Oidc && more.GetValueOrDefault(subjectClaim)?.FirstOrDefault() != claims[subjectClaim][0])
                throw new FederationException("The user info of the identity provider is about somebody else");
            foreach (var (name, values) in more.Where(m => !OfTheToken.Contains(m.Key))) claims[name] = values;
        }

        if (provider.ProviderType == IdentityProviderTypeType.SignInWithApple) ApplePerson.Add(claims, answer.User);
        return new FederatedProfile(Subject(provider, claims), claims, raw) { Methods = AuthMethods.Federated | LevelOf(provider, claims), AuthenticatedAt = Time(claims.GetValueOrDefault("auth_time")) };
    }

    private static string Subject(IdentityProvider provider, Dictionary<string, string[]> claims)
    {
        var claim = ProviderRules.SubjectClaim(provider.ProviderType)!;
        if (claims.GetValueOrDefault(claim) is not [{ Length: > 0 } subject]) throw new FederationException($"{provider.ProviderName} does not say who it is: {claim} is missing");
        // Two that look alike, or that a database takes for alike, must not be two.
        return subject.Trim() == subject && LinkedIdentities.IsText(subject, int.MaxValue) ? subject : throw new FederationException($"{provider.ProviderName} does not say who it is: {claim} has white space around it, or characters that cannot be shown");
    }

    /// <summary>Seconds since 1970; null where it is left out, or nonsense.</summary>
    private static DateTimeOffset? Time(string[]? values) => values is [var text] && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
        && seconds >= 0 && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;

    /// <summary>The claims that the pool maps and does not have yet.</summary>
    private static List<string> Wanted(IdentityProvider provider, Dictionary<string, string[]> known) =>
        [.. provider.AttributeMapping.Values.Append(ProviderRules.SubjectClaim(provider.ProviderType)!).Distinct().Where(claim => !known.ContainsKey(claim))];

    /// <summary>How the provider calls a level of the pool.</summary>
    private static string? AcrOf(IdentityProvider provider, int level) => provider.AcrMapping?.GetValueOrDefault(AcrLevels.Member(level));

    private static AuthMethods LevelOf(IdentityProvider provider, Dictionary<string, string[]> claims) => claims.GetValueOrDefault("acr") is not [var acr] ? AuthMethods.None
        : AcrOf(provider, 4) == acr ? AuthMethods.FederatedLevel4
        : AcrOf(provider, 3) == acr ? AuthMethods.FederatedLevel3
        : AcrOf(provider, 2) == acr ? AuthMethods.FederatedLevel2
        : AcrOf(provider, 1) == acr ? AuthMethods.FederatedLevel1
        : AuthMethods.None;

    /// <summary>The person has said no there, or the provider has found something wrong.</summary>
    private static FederationException Refusal(IdentityProvider provider, ProviderAnswer answer)
    {
        var code = answer.Error is ErrorCodes.AccessDenied or ErrorCodes.LoginRequired ? answer.Error : ErrorCodes.InvalidRequest;
        return new(code, string.IsNullOrEmpty(answer.ErrorDescription) ? $"{provider.ProviderName} Error - {answer.Error}" : answer.ErrorDescription);
    }
}
