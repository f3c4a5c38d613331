using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>See <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">the token endpoint</see>.</summary>
public sealed class RedeemClientCredentials(LoginDomains domains, ScopeRules scopes, TokenIssuer issuer) : IOperation<RedeemClientCredentialsRequest, TokenEndpointResponse>
{
    public async Task<TokenEndpointResponse> Handle(RedeemClientCredentialsRequest request, OperationContext context)
    {
        var entry = await domains.AuthenticatedClient(request.Domain, request.Client.ClientId, request.Client.ClientSecret, context.Cancellation);
        var client = entry.Client;
        if (entry.Secrets.Count == 0 || !client.AllowedOAuthFlowsUserPoolClient || !client.AllowedOAuthFlows.Contains(OAuthFlowType.ClientCredentials))
            throw Errors.UnauthorizedClient();
        var scope = await scopes.ForClient(entry, request.Scope, context.Cancellation) ?? throw Errors.InvalidScope();
        var tokens = await issuer.IssueForClient(entry, scope, context.Cancellation);
        return new TokenEndpointResponse { AccessToken = tokens.AccessToken, ExpiresIn = tokens.ExpiresIn };
    }
}
