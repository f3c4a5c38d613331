using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>See <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">the token endpoint</see>.</summary>
public sealed class RedeemRefreshToken(LoginDomains domains, RefreshTokens refreshTokens, TokenIssuer issuer) : IOperation<RedeemRefreshTokenRequest, TokenEndpointResponse>
{
    public async Task<TokenEndpointResponse> Handle(RedeemRefreshTokenRequest request, OperationContext context)
    {
        var entry = await domains.AuthenticatedClient(request.Domain, request.Client.ClientId, request.Client.ClientSecret, context.Cancellation);
        if (string.IsNullOrEmpty(request.RefreshToken)) throw Errors.InvalidRequest("refresh_token is missing");
        if (!MayRefresh(entry.Client)) throw Errors.UnauthorizedClient();
        try
        {
            var (tokens, rotated) = await refreshTokens.Redeem(request.RefreshToken, entry.Client.ClientId, authenticate: null, grant => issuer.Issue(grant with { Source = TokenSource.RefreshTokens }, context.Cancellation), context.Cancellation);
            return new TokenEndpointResponse { IdToken = tokens.IdToken, AccessToken = tokens.AccessToken, RefreshToken = rotated, ExpiresIn = tokens.ExpiresIn };
        }
        catch (CognitoException refusal) when (refusal.Code is ErrorCodes.NotAuthorizedException or ErrorCodes.RefreshTokenReuseException or ErrorCodes.UserNotFoundException)
        {
            throw Errors.InvalidGrant();
        }
    }

    /// <summary>Rotation takes the place of the flow ALLOW_REFRESH_TOKEN_AUTH; clients with the old flow names always refresh.</summary>
    private static bool MayRefresh(UserPoolClient client) =>
        client.RefreshTokenRotation?.Feature == FeatureType.Enabled
        || client.ExplicitAuthFlows.Contains(ExplicitAuthFlowsType.AllowRefreshTokenAuth)
        || !client.ExplicitAuthFlows.Any(flow => flow.StartsWith("ALLOW_", StringComparison.Ordinal));
}
