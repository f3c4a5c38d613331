using System.Text.RegularExpressions;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// What an app says of itself (RFC 7591), as settings of an app client: within what the pool allows, and by the rules that hold for every app client.
/// </summary>
public sealed partial class RegisteredSettings(CognitoDbContext db)
{
    public const string Public = "none";

    private const string Basic = "client_secret_basic", Post = "client_secret_post", Refresh = "refresh_token";
    private const string NamelessClient = "Registered client";
    private const int MaxUris = 100, MaxUri = 1024, MaxName = 128, MaxScopes = 50, MaxScope = 256;

    /// <summary>The same thing in the words of the RFC and of Cognito.</summary>
    private static readonly (string GrantType, string Flow, string? ResponseType)[] Grants =
    [
        ("authorization_code", OAuthFlowType.Code, "code"), ("implicit", OAuthFlowType.Implicit, "token"), ("client_credentials", OAuthFlowType.ClientCredentials, null),
    ];

    public static string AuthMethod(ClientRegistrationMetadata asked) => asked.TokenEndpointAuthMethod ?? Basic;

    /// <param name="flows">The OAuth flows that may be registered.</param>
    /// <exception cref="CognitoException">invalid_client_metadata, invalid_redirect_uri.</exception>
    public async Task<UpdateUserPoolClientRequest> Read(ClientRegistrationMetadata asked, UserPool pool, IReadOnlyList<string> flows, CancellationToken cancellation)
    {
        if (AuthMethod(asked) is not (Basic or Post or Public)) throw Errors.InvalidClientMetadata($"token_endpoint_auth_method is {Basic}, {Post} or {Public}.");
        var wanted = Flows(asked, flows);
        var isInteractive = wanted.Any(f => f != OAuthFlowType.ClientCredentials);
        DemandResponseTypes(asked, wanted);
        var settings = new UpdateUserPoolClientRequest
        {
            UserPoolId = pool.Id,
            ClientId = "",
            ClientName = Name(asked.ClientName),
            CallbackURLs = Uris(asked.RedirectUris),
            AllowedOAuthFlows = wanted,
            AllowedOAuthFlowsUserPoolClient = true,
            AllowedOAuthScopes = await Scopes(asked.Scope, pool, isInteractive, cancellation),
            // It signs people in at the domain's pages alone: the API's sign-in would give it tokens for more than its scopes.
            ExplicitAuthFlows = [ExplicitAuthFlowsType.AllowRefreshTokenAuth],
            SupportedIdentityProviders = isInteractive ? ["COGNITO"] : null,
            PreventUserExistenceErrors = PreventUserExistenceErrorTypes.Enabled,
            EnableTokenRevocation = true,
        };
        if (ClientRules.Violations(settings).Concat(ClientRules.Secret(settings, hasSecret: AuthMethod(asked) != Public)).FirstOrDefault() is { Message: not null } broken)
            throw broken.Path == "callbackURLs" ? Errors.InvalidRedirectUri(broken.Message) : Errors.InvalidClientMetadata(broken.Message);
        return settings;
    }

    /// <summary>What was registered, in the RFC's words.</summary>
    public static RegisterClientResponse Answer(UserPoolClient client, ClientRegistrationMetadata asked, string? secret)
    {
        var grants = Grants.Where(g => client.AllowedOAuthFlows.Contains(g.Flow)).ToList();
        return new()
        {
            ClientId = client.ClientId,
            ClientIdIssuedAt = client.CreationDate.ToUnixTimeSeconds(),
            ClientSecret = secret,
            ClientSecretExpiresAt = secret is null ? null : 0,
            RedirectUris = client.CallbackURLs,
            // Every code brings a refresh token, whether it was asked for or not.
            GrantTypes = [.. grants.Select(g => g.GrantType), .. client.AllowedOAuthFlows.Contains(OAuthFlowType.Code) ? new[] { Refresh } : []],
            ResponseTypes = [.. grants.Select(g => g.ResponseType).OfType<string>()],
            Scope = string.Join(' ', client.AllowedOAuthScopes),
            ClientName = client.ClientName,
            TokenEndpointAuthMethod = AuthMethod(asked),
        };
    }

    private static List<string> Flows(ClientRegistrationMetadata asked, IReadOnlyList<string> allowed)
    {
        var flows = new List<string>();
        foreach (var type in asked.GrantTypes ?? ["authorization_code"])
        {
            if (type == Refresh) continue;
            if (Grants.FirstOrDefault(g => g.GrantType == type).Flow is not { } flow || !allowed.Contains(flow)) throw Errors.InvalidClientMetadata($"The grant type {Shown(type)} cannot be registered.");
            flows.Add(flow);
        }

        if (flows.Count == 0) throw Errors.InvalidClientMetadata("grant_types has no grant that leads to a token.");
        if (asked.GrantTypes?.Contains(Refresh) == true && !flows.Contains(OAuthFlowType.Code)) throw Errors.InvalidClientMetadata($"{Refresh} is for clients with authorization_code.");
        return flows;
    }

    private static void DemandResponseTypes(ClientRegistrationMetadata asked, List<string> flows)
    {
        foreach (var type in asked.ResponseTypes ?? [])
            if (!Grants.Any(g => g.ResponseType is not null && g.ResponseType == type && flows.Contains(g.Flow))) throw Errors.InvalidClientMetadata($"The response type {Shown(type)} does not fit the grant types.");
    }

    private static IReadOnlyList<string> Uris(IReadOnlyList<string>? uris)
    {
        if (uris?.Count > MaxUris) throw Errors.InvalidRedirectUri($"A client has at most {MaxUris} redirect URIs.");
        if (uris?.Any(u => u is not { Length: > 0 and <= MaxUri }) == true) throw Errors.InvalidRedirectUri($"A redirect URI has 1 to {MaxUri} characters.");
        return uris ?? [];
    }

    private async Task<IReadOnlyList<string>> Scopes(string? asked, UserPool pool, bool isInteractive, CancellationToken cancellation)
    {
        var existing = await CustomScopes.Of(pool, ClientTypeType.Dcr, db, cancellation);
        var allowed = ClientRegistration.OpenIdScopes.Concat(pool.DcrConfiguration?.AllowedScopes ?? []).Distinct()
            .Where(s => !s.Contains('/', StringComparison.Ordinal) || existing.Contains(s)).ToList();
        // A machine has nothing of the scopes that speak of a person.
        var scopes = asked?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } named
            ? named
            : [.. allowed.Where(s => isInteractive || s.Contains('/', StringComparison.Ordinal)).Take(MaxScopes)];
        if (scopes.Find(s => !allowed.Contains(s)) is { } refused) throw Errors.InvalidClientMetadata($"The scope {Shown(refused)} cannot be registered.");
        return scopes.Count > 0 ? scopes : throw Errors.InvalidClientMetadata("There is no scope that this client could have.");
    }

    /// <summary>App clients' names have letters, digits and a few signs; what people write in parentheses is still worth showing.</summary>
    private static string Name(string? asked)
    {
        var name = Spaces().Replace(NotInNames().Replace(asked ?? "", " "), " ").Trim();
        if (name.Length > MaxName) throw Errors.InvalidClientMetadata($"client_name has at most {MaxName} characters.");
        return name.Length > 0 ? name : NamelessClient;
    }

    /// <summary>What came from outside, cut to a length that fits a message.</summary>
    private static string Shown(string? text) => text is null ? "null" : text.Length <= MaxScope ? text : text[..MaxScope];

    [GeneratedRegex(@"[^\w\s+=,.@-]")]
    private static partial Regex NotInNames();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
