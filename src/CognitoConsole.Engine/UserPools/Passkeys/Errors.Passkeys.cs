using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException WebAuthnNotEnabled() => new(ErrorCodes.WebAuthnNotEnabledException, "WebAuthn is not enabled for the user pool.");

    public static CognitoException WebAuthnConfigurationMissing() =>
        new(ErrorCodes.WebAuthnConfigurationMissingException, "The user pool has neither a relying party id nor a domain.");

    public static CognitoException WebAuthnChallengeNotFound() => new(ErrorCodes.WebAuthnChallengeNotFoundException, "The registration was not started, has expired or was finished already.");

    public static CognitoException WebAuthnOriginNotAllowed() => new(ErrorCodes.WebAuthnOriginNotAllowedException, "The passkey was made at an address that does not belong to the relying party.");

    public static CognitoException WebAuthnRelyingPartyMismatch() => new(ErrorCodes.WebAuthnRelyingPartyMismatchException, "The passkey was made for another relying party.");

    public static CognitoException WebAuthnCredentialNotSupported() => new(ErrorCodes.WebAuthnCredentialNotSupportedException, "The passkey is not valid or of a kind that is not supported.");

    public static CognitoException WebAuthnCredentialNotFound() => ResourceNotFound("The WebAuthn credential does not exist.");
}
