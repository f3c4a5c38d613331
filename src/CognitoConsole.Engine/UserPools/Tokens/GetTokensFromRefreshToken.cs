using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html">GetTokensFromRefreshToken</see></summary>
public sealed class GetTokensFromRefreshToken(PoolDirectory pools, RefreshTokens refreshTokens, TokenIssuer issuer, DeviceClaim device) : IOperation<GetTokensFromRefreshTokenRequest, GetTokensFromRefreshTokenResponse>
{
    public async Task<GetTokensFromRefreshTokenResponse> Handle(GetTokensFromRefreshTokenRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.ClientId, context.Cancellation);
        if (!ClientAuthentication.KnowsSecret(entry, request.ClientSecret)) throw Errors.NotAuthorized($"Unable to verify secret for client {entry.Client.ClientId}");
        device.Remember(request.DeviceKey);
        var (tokens, rotated) = await refreshTokens.Redeem(request.RefreshToken, entry.Client.ClientId, authenticate: null, grant => issuer.Issue(grant, context.Cancellation), context.Cancellation);
        return new GetTokensFromRefreshTokenResponse
        {
            AuthenticationResult = new AuthenticationResultType { AccessToken = tokens.AccessToken, IdToken = tokens.IdToken, RefreshToken = rotated, ExpiresIn = tokens.ExpiresIn, TokenType = "Bearer" },
        };
    }
}
