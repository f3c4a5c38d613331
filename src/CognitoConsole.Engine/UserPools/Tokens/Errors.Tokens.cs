using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException RefreshTokenReuse() => new(ErrorCodes.RefreshTokenReuseException, "Refresh token has been used already.");

    public static CognitoException UnsupportedTokenType() => new(ErrorCodes.UnsupportedTokenTypeException, "The token type is not supported: only refresh tokens can be revoked.");

    public static CognitoException RevocationNotEnabled(string clientId) =>
        new(ErrorCodes.UnsupportedOperationException, $"Token revocation is not enabled for client {clientId}.");

    public static CognitoException Unauthorized(string message) => new(ErrorCodes.UnauthorizedException, message);
}
