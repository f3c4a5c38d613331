using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>An app client that is created together with its pool.</summary>
public sealed class ClientForm
{
    public string Name { get; set; } = "";
    public bool GenerateSecret { get; set; } = true;
    public List<string> AuthFlows { get; set; } = [ExplicitAuthFlowsType.AllowUserSrpAuth, ExplicitAuthFlowsType.AllowRefreshTokenAuth];
    public int? RefreshValidity { get; set; } = 30;
    public string RefreshUnit { get; set; } = TimeUnitsType.Days;
    public int? AccessValidity { get; set; } = 60;
    public string AccessUnit { get; set; } = TimeUnitsType.Minutes;
    public int? IdValidity { get; set; } = 60;
    public string IdUnit { get; set; } = TimeUnitsType.Minutes;
    public bool HideExistence { get; set; } = true;
    public bool Revocation { get; set; } = true;
    public List<string> Callbacks { get; set; } = [];
    public List<string> SignOuts { get; set; } = [];
    public List<string> Grants { get; set; } = [];
    public List<string> Scopes { get; set; } = [];

    /// <summary>Interactive grants are what the sign-in page needs.</summary>
    public bool UsesSignInPage => Grants.Contains(OAuthFlowType.Code) || Grants.Contains(OAuthFlowType.Implicit);

    public CreateUserPoolClientRequest ToRequest(string userPoolId) => new()
    {
        UserPoolId = userPoolId,
        ClientName = Name.Trim(),
        GenerateSecret = GenerateSecret,
        ExplicitAuthFlows = AuthFlows,
        RefreshTokenValidity = RefreshValidity,
        AccessTokenValidity = AccessValidity,
        IdTokenValidity = IdValidity,
        TokenValidityUnits = new() { RefreshToken = RefreshUnit, AccessToken = AccessUnit, IdToken = IdUnit },
        PreventUserExistenceErrors = HideExistence ? PreventUserExistenceErrorTypes.Enabled : PreventUserExistenceErrorTypes.Legacy,
        EnableTokenRevocation = Revocation,
        SupportedIdentityProviders = Grants.Count > 0 ? ["COGNITO"] : null,
        CallbackURLs = Written(Callbacks),
        LogoutURLs = Written(SignOuts),
        AllowedOAuthFlows = Grants.Count > 0 ? Grants : null,
        AllowedOAuthScopes = Grants.Count > 0 && Scopes.Count > 0 ? Scopes : null,
        AllowedOAuthFlowsUserPoolClient = Grants.Count > 0 ? true : null,
    };

    private static IReadOnlyList<string>? Written(IEnumerable<string> urls) => urls.Where(u => u.Length > 0).ToList() is { Count: > 0 } written ? written : null;
}
