using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>What AWS's console asks first: the kind of application, from which a safe set of settings follows.</summary>
internal sealed record AppClientPreset(string Key, string Title, string Help, bool Secret, bool LoginPages, IReadOnlyList<string> Flows)
{
    private static readonly string[] People = [ExplicitAuthFlowsType.AllowUserSrpAuth, ExplicitAuthFlowsType.AllowRefreshTokenAuth];

    public static IReadOnlyList<AppClientPreset> All { get; } =
    [
        new("web", "Traditional web application", "Runs on your server and redirects to the login pages. Keeps a client secret.", true, true, People),
        new("spa", "Single-page application (SPA)", "Runs in the browser, where nothing can be kept secret: public client, authorization code with PKCE.", false, true, People),
        new("mobile", "Mobile app", "Installed on people's devices: public client, authorization code with PKCE, custom schemes such as myapp:// are allowed.", false, true, People),
        new("m2m", "Machine-to-machine application", "A service that acts for itself: client secret, client credentials grant and custom scopes.", true, false, [ExplicitAuthFlowsType.AllowRefreshTokenAuth]),
    ];

    /// <param name="ownSecret">Empty: one is made, where the kind has a secret.</param>
    /// <param name="providers">Where people sign in, if they do.</param>
    public CreateUserPoolClientRequest Request(string poolId, string name, string ownSecret, IReadOnlyList<string> providers, IReadOnlyList<string> callbackUrls, IReadOnlyList<string> scopes)
    {
        var urls = callbackUrls.Select(u => u.Trim()).Where(u => u.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var pages = LoginPages && urls.Count > 0;
        var brings = Secret && ownSecret.Length > 0;
        return new()
        {
            UserPoolId = poolId,
            ClientName = name.Trim(),
            GenerateSecret = Secret && !brings,
            ClientSecret = brings ? ownSecret : null,
            ExplicitAuthFlows = Flows,
            RefreshTokenValidity = 5,
            AccessTokenValidity = 60,
            IdTokenValidity = 60,
            TokenValidityUnits = new() { RefreshToken = TimeUnitsType.Days, AccessToken = TimeUnitsType.Minutes, IdToken = TimeUnitsType.Minutes },
            SupportedIdentityProviders = LoginPages && providers.Count > 0 ? providers : null,
            CallbackURLs = urls.Count > 0 ? urls : null,
            DefaultRedirectURI = urls.FirstOrDefault(),
            AllowedOAuthFlows = pages ? [OAuthFlowType.Code] : !LoginPages && scopes.Count > 0 ? [OAuthFlowType.ClientCredentials] : null,
            AllowedOAuthScopes = pages ? ["openid", "email", "profile"] : !LoginPages && scopes.Count > 0 ? scopes : null,
            AllowedOAuthFlowsUserPoolClient = pages || (!LoginPages && scopes.Count > 0) ? true : null,
            PreventUserExistenceErrors = PreventUserExistenceErrorTypes.Enabled,
            EnableTokenRevocation = true,
        };
    }
}
