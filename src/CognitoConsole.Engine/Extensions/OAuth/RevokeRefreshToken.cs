using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>See <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html">the revoke endpoint</see>.</summary>
public sealed class RevokeRefreshToken(LoginDomains domains, RefreshTokens refreshTokens) : IOperation<RevokeRefreshTokenRequest, Nothing>
{
    public async Task<Nothing> Handle(RevokeRefreshTokenRequest request, OperationContext context)
    {
        var entry = await domains.AuthenticatedClient(request.Domain, request.Client.ClientId, request.Client.ClientSecret, context.Cancellation);
        if (string.IsNullOrEmpty(request.Token)) throw Errors.InvalidRequest("token is missing");
        if (!entry.Client.EnableTokenRevocation) throw Errors.InvalidRequest("Token revocation is not enabled for this client");
        // Access and ID tokens are signed: three parts. A refresh token is sealed and has one.
        if (request.Token.Count(c => c == '.') == 2) throw Errors.UnsupportedOAuthTokenType();
        var owner = await refreshTokens.ClientOf(request.Token, context.Cancellation);
        if (owner is not null && owner != entry.Client.ClientId) throw Errors.InvalidClient();
        if (owner is not null) await refreshTokens.Revoke(request.Token, entry.Client.ClientId, context.Cancellation);
        return new Nothing();
    }
}
