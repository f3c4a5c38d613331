using System.Buffers.Text;
using System.Security.Cryptography;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.WebUtilities;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The hosted UI of one app client: its address, or what is still missing.</summary>
internal static class LoginPage
{
    // Nobody knows its verifier: the code at the end of a link of the console is good for looking at, and for nobody to redeem.
    private static readonly string Challenge = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What must be set before people can sign in there, each as the end of "Missing: …". Empty when nothing is.</summary>
    public static IReadOnlyList<string> Missing(string? site, UpdateUserPoolClientRequest client)
    {
        var flows = client.AllowedOAuthFlows ?? [];
        var missing = new List<string>();
        if (site is null) missing.Add("a domain for the user pool");
        if (client.CallbackURLs is not { Count: > 0 }) missing.Add("a callback URL");
        if (client.AllowedOAuthFlowsUserPoolClient != true) missing.Add("login pages switched on");
        if (!flows.Contains(OAuthFlowType.Code) && !flows.Contains(OAuthFlowType.Implicit)) missing.Add("the authorization code grant");
        if (client.AllowedOAuthScopes is not { Count: > 0 }) missing.Add("an OAuth scope");
        if (client.SupportedIdentityProviders is not { Count: > 0 }) missing.Add("an identity provider");
        return missing;
    }

    public static string? WhyNot(string? site, UpdateUserPoolClientRequest client)
    {
        var missing = Missing(site, client);
        return missing.Count == 0 ? null : $"Missing: {string.Join(", ", missing)}.";
    }

    /// <param name="site"><see cref="LoginLink.Site"/>.</param>
    public static string SignInUrl(string site, UpdateUserPoolClientRequest client) =>
        SignInUrl(site, client.ClientId, client.AllowedOAuthFlows, client.AllowedOAuthScopes, client.DefaultRedirectURI ?? client.CallbackURLs?.FirstOrDefault());

    /// <summary>Past the page, to the provider at once.</summary>
    /// <param name="signInUrl">As the others here make it.</param>
    public static string ToProvider(string signInUrl, string provider) =>
        QueryHelpers.AddQueryString(signInUrl.Replace("/login?", "/oauth2/authorize?", StringComparison.Ordinal), "identity_provider", provider);

    /// <param name="site">Base address of the pages, without a trailing slash.</param>
    public static string SignInUrl(string site, string? clientId, IReadOnlyList<string>? flows, IReadOnlyList<string>? scopes, string? callback)
    {
        var isCode = flows?.Contains(OAuthFlowType.Code) == true;
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = clientId,
            ["response_type"] = isCode ? "code" : "token",
            ["scope"] = string.Join(' ', scopes ?? []),
            ["redirect_uri"] = callback,
        };
        if (isCode)
        {
            parameters["code_challenge"] = Challenge;
            parameters["code_challenge_method"] = "S256";
        }

        return QueryHelpers.AddQueryString(site + "/login", parameters);
    }
}
