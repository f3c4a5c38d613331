using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>An authorization request that has passed every check.</summary>
/// <param name="Provider">The identity provider that the request leads to, or <see cref="LoginProviders.UserPool"/>; null: the person chooses.</param>
public sealed record AuthorizationRequest(ClientEntry Entry, string RedirectUri, bool Implicit, string Scope, AuthorizationParameters Parameters, string? Provider)
{
    /// <summary>The client's address with answer members: in the query, or in the fragment for the implicit grant.</summary>
    public string Location(IEnumerable<(string Name, string Value)> members) => AuthorizationRequests.Append(RedirectUri, Implicit, members, Parameters.State);
}

/// <summary>
/// Checks authorization requests. Order matters: while client and redirect URI are not known to belong together, an error is shown and never
/// sent anywhere; after that it goes to the client.
/// </summary>
public sealed class AuthorizationRequests(LoginDomains domains, LoginProviders providers, ScopeRules scopes)
{
    public const string NotOffered = "Login option is not available. Please try another one";

    private static readonly string[] Prompts = ["none", "login", "select_account", "consent"];

    /// <returns>The request, or the address that tells the client what is wrong with it.</returns>
    /// <exception cref="Contracts.CognitoException">invalid_request or redirect_mismatch, to be shown.</exception>
    public async Task<(AuthorizationRequest? Request, string? ErrorLocation)> Read(string domain, AuthorizationParameters parameters, CancellationToken cancellation)
    {
        var entry = await domains.Client(domain, parameters.ClientId, cancellation);
        var redirect = RedirectUri(entry, parameters.RedirectUri);
        var isImplicit = parameters.ResponseType == "token";

        (AuthorizationRequest?, string?) Refuse(string error, string description) =>
            (null, Append(redirect, isImplicit, [("error", error), ("error_description", description)], parameters.State));

        if (string.IsNullOrEmpty(parameters.ResponseType)) return Refuse(ErrorCodes.InvalidRequest, "response_type is missing");
        if (parameters.ResponseType is not ("code" or "token")) return Refuse(ErrorCodes.InvalidRequest, "response_type is not supported");
        var client = entry.Client;
        if (!client.AllowedOAuthFlowsUserPoolClient || !client.AllowedOAuthFlows.Contains(isImplicit ? OAuthFlowType.Implicit : OAuthFlowType.Code))
            return Refuse(ErrorCodes.UnauthorizedClient, "The client may not use this grant");
        var (isOffered, provider) = await providers.Named(entry, parameters, cancellation);
        if (!isOffered) return Refuse(ErrorCodes.InvalidRequest, NotOffered);
        if (PkceProblem(parameters, isImplicit, isPublic: entry.Secrets.Count == 0) is { } problem) return Refuse(ErrorCodes.InvalidRequest, problem);
        var prompts = Prompt(parameters);
        if (prompts.Except(Prompts).Any() || prompts.Contains("none") && prompts.Length > 1) return Refuse(ErrorCodes.InvalidRequest, "prompt is not supported");
        if (!BrowserStepUp.IsValid(entry.Pool, parameters)) return Refuse(ErrorCodes.InvalidRequest, "max_age is not a number of seconds");
        // The rules of a callback URL are those of a resource: absolute, without a fragment, and not over plain HTTP but on the own machine.
        if (parameters.Resource is { } resource && RedirectUrlRules.Refusal(resource) is not null) return Refuse(ErrorCodes.InvalidRequest, "resource is not a URL");
        if (await scopes.ForUser(entry, parameters.Scope, cancellation) is not { } scope) return Refuse(ErrorCodes.InvalidScope, "invalid_scope");
        return (new AuthorizationRequest(entry, redirect, isImplicit, scope, parameters, provider), null);
    }

    /// <summary>As <see cref="Read"/>, for what people do who have an account in the pool itself.</summary>
    public async Task<(AuthorizationRequest? Request, string? ErrorLocation)> ReadOwn(string domain, AuthorizationParameters parameters, CancellationToken cancellation)
    {
        var (request, error) = await Read(domain, parameters, cancellation);
        return request is null || LoginProviders.Offers(request.Entry.Client, LoginProviders.UserPool)
            ? (request, error)
            : (null, request.Location([("error", ErrorCodes.InvalidRequest), ("error_description", NotOffered)]));
    }

    public static string[] Prompt(AuthorizationParameters parameters) => parameters.Prompt?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    internal static string Append(string redirect, bool inFragment, IEnumerable<(string Name, string Value)> members, string? state)
    {
        var location = new StringBuilder(redirect);
        var separator = inFragment ? '#' : redirect.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        if (!string.IsNullOrEmpty(state)) members = members.Append(("state", state));
        foreach (var (name, value) in members)
        {
            location.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal));
            separator = '&';
        }

        return location.ToString();
    }

    /// <summary>Compared character by character. Anything cleverer (normalising, prefixes, wildcards) has been the hole of other servers.</summary>
    private static string RedirectUri(ClientEntry entry, string? requested)
    {
        if (string.IsNullOrEmpty(requested)) return entry.Client.DefaultRedirectURI ?? throw Errors.InvalidRequest("redirect_uri is missing");
        return entry.Client.CallbackURLs.Contains(requested, StringComparer.Ordinal) ? requested : throw Errors.RedirectMismatch();
    }

    private static string? PkceProblem(AuthorizationParameters parameters, bool isImplicit, bool isPublic)
    {
        // Whoever catches the code of a client without a secret could redeem it: the challenge is all that ties it to the app that asked.
        if (parameters.CodeChallenge is null && parameters.CodeChallengeMethod is null) return isPublic && !isImplicit ? "code_challenge is missing" : null;
        if (isImplicit) return "code_challenge is for response_type=code";
        // A missing method means "plain" in RFC 7636, which proves nothing: refused like any other method.
        if (parameters.CodeChallengeMethod != "S256") return "code_challenge_method must be S256";
        return Pkce.IsChallenge(parameters.CodeChallenge) ? null : "code_challenge is not valid";
    }
}
