using CognitoConsole.Admin.Shell;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>An app client's way to the pool's sign-in page, or what is missing for it.</summary>
/// <param name="Url">Null while something is missing.</param>
/// <param name="Missing">As it stands in a sentence: "a domain", "a callback URL".</param>
public sealed record LoginLink(string? Url, IReadOnlyList<string> Missing)
{
    /// <summary>For a disabled button; null when nothing is missing.</summary>
    public string? Why => Missing.Count == 0 ? null : $"Missing: {string.Join(", ", Missing)}.";

    public static LoginLink Of(UserPoolType pool, UserPoolClientType client, ConsoleOptions options)
    {
        var missing = new List<string>();
        var site = Site(pool, options);
        var flow = client.AllowedOAuthFlows?.FirstOrDefault(f => f is OAuthFlowType.Code or OAuthFlowType.Implicit);
        var callback = client.DefaultRedirectURI ?? client.CallbackURLs?.FirstOrDefault();
        if (site is null) missing.Add("a domain");
        if (client.SupportedIdentityProviders is not { Count: > 0 }) missing.Add("an identity provider");
        if (callback is null) missing.Add("a callback URL");
        if (flow is null || client.AllowedOAuthFlowsUserPoolClient != true) missing.Add("an OAuth grant");
        if (client.AllowedOAuthScopes is not { Count: > 0 }) missing.Add("a scope");
        return missing.Count > 0 ? new(null, missing) : new(LoginPage.SignInUrl(site!, client.ClientId, client.AllowedOAuthFlows, client.AllowedOAuthScopes, callback), []);
    }

    /// <summary>Base address of the pool's own pages; null without a domain.</summary>
    public static string? Site(UserPoolType pool, ConsoleOptions options) =>
        pool.CustomDomain is { } custom ? $"https://{custom}" : pool.Domain is { } prefix ? options.DomainUrl(prefix) : null;
}
