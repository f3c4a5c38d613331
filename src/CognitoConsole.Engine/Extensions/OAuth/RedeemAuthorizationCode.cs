using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>See <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">the token endpoint</see>.</summary>
public sealed class RedeemAuthorizationCode(LoginDomains domains, AuthorizationGrants grants) : IOperation<RedeemAuthorizationCodeRequest, TokenEndpointResponse>
{
    public async Task<TokenEndpointResponse> Handle(RedeemAuthorizationCodeRequest request, OperationContext context)
    {
        var entry = await domains.AuthenticatedClient(request.Domain, request.Client.ClientId, request.Client.ClientSecret, context.Cancellation);
        if (!entry.Client.AllowedOAuthFlowsUserPoolClient || !entry.Client.AllowedOAuthFlows.Contains(OAuthFlowType.Code)) throw Errors.UnauthorizedClient();
        if (string.IsNullOrEmpty(request.Code)) throw Errors.InvalidRequest("code is missing");
        if (string.IsNullOrEmpty(request.RedirectUri)) throw Errors.InvalidRequest("redirect_uri is missing");
        var (tokens, refreshToken) = await grants.Redeem(entry, request.Code, request.RedirectUri, request.CodeVerifier, context.Cancellation);
        return new TokenEndpointResponse { IdToken = tokens.IdToken, AccessToken = tokens.AccessToken, RefreshToken = refreshToken, ExpiresIn = tokens.ExpiresIn };
    }
}
