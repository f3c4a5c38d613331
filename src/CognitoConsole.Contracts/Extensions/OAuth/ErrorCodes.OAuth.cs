namespace CognitoConsole.Contracts;

/// <summary>Error codes of OAuth 2.0 and OpenID Connect, for refusals that a client application reads.</summary>
public static partial class ErrorCodes
{
    public const string InvalidRequest = "invalid_request";
    public const string InvalidClient = "invalid_client";
    public const string InvalidGrant = "invalid_grant";
    public const string InvalidScope = "invalid_scope";
    public const string InvalidToken = "invalid_token";
    public const string UnauthorizedClient = "unauthorized_client";
    public const string UnsupportedGrantType = "unsupported_grant_type";
    public const string UnsupportedTokenType = "unsupported_token_type";
    public const string AccessDenied = "access_denied";

    // Of dynamic client registration (RFC 7591 section 3.2.2).
    public const string InvalidRedirectUri = "invalid_redirect_uri";
    public const string InvalidClientMetadata = "invalid_client_metadata";
    public const string LoginRequired = "login_required";

    /// <summary>The person cannot sign in the way that <c>acr_values</c> asks for.</summary>
    public const string UnmetAuthenticationRequirements = "unmet_authentication_requirements";
    public const string ServerError = "server_error";

    /// <summary>The redirect URI is not one of the client's: shown to the person, never sent anywhere.</summary>
    public const string RedirectMismatch = "redirect_mismatch";
}
