using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException InvalidRequest(string message) => new(ErrorCodes.InvalidRequest, message);

    public static CognitoException InvalidClient() => new(ErrorCodes.InvalidClient, "Client authentication failed.", 401);

    public static CognitoException InvalidGrant() => new(ErrorCodes.InvalidGrant, "The grant is invalid, expired, revoked or was issued to another client.");

    public static CognitoException InvalidScope() => new(ErrorCodes.InvalidScope, "The client may not ask for these scopes.");

    public static CognitoException UnauthorizedClient() => new(ErrorCodes.UnauthorizedClient, "The client may not use this grant.");

    public static CognitoException InvalidToken() =>
        new(ErrorCodes.InvalidToken, "Access token is expired, disabled, or deleted, or the user has globally signed out.", 401);

    public static CognitoException UnsupportedOAuthTokenType() => new(ErrorCodes.UnsupportedTokenType, "Only refresh tokens can be revoked.");

    /// <summary>Shown to the person: nothing may be sent to an address that is not the client's.</summary>
    public static CognitoException RedirectMismatch() => new(ErrorCodes.RedirectMismatch, "An error was encountered with the requested page: redirect_mismatch");

    public static CognitoException InvalidClientMetadata(string message) => new(ErrorCodes.InvalidClientMetadata, message);

    public static CognitoException InvalidRedirectUri(string message) => new(ErrorCodes.InvalidRedirectUri, message);

    public static CognitoException RegistrationOff() => ResourceNotFound("Dynamic client registration is not enabled for this user pool.");

    public static CognitoException RegistrationFull() => new(ErrorCodes.AccessDenied, "This user pool has no room for more app clients.", 403);

    public static CognitoException InitialAccessTokenMissing() => new(ErrorCodes.InvalidToken, "An initial access token is needed to register a client.", 401);

    public static CognitoException InvalidInitialAccessToken() => new(ErrorCodes.InvalidToken, "The initial access token is invalid, expired or revoked, or may not register clients.", 401);

    public static CognitoException NoSuchDomain() => ResourceNotFound("There is no sign-in page at this address.");
}
