using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetClientToken.html">GetClientToken</see></summary>
/// <remarks>The client_credentials grant without a domain, for clients whose only flow it is.</remarks>
public sealed class GetClientToken(PoolDirectory pools, ScopeRules scopes, TokenIssuer issuer) : IOperation<GetClientTokenRequest, GetClientTokenResponse>
{
    public async Task<GetClientTokenResponse> Handle(GetClientTokenRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.ClientId, context.Cancellation);
        if (entry.Secrets.Count == 0 || !ClientAuthentication.KnowsSecret(entry, request.Secret)) throw Errors.NotAuthorized($"Unable to verify secret for client {entry.Client.ClientId}");
        if (!entry.Client.ExplicitAuthFlows.Contains(ExplicitAuthFlowsType.AllowClientTokenAuth)) throw Errors.InvalidParameter("CLIENT_TOKEN_AUTH flow not enabled for this client");
        var scope = await scopes.ForClient(entry, request.Scopes is null ? null : string.Join(' ', request.Scopes), context.Cancellation)
            ?? throw Errors.InvalidParameter("The client may not ask for these scopes.", "scopes");
        var tokens = await issuer.IssueForClient(entry, scope, context.Cancellation);
        return new() { ClientAuthenticationResult = new() { AccessToken = tokens.AccessToken, ExpiresIn = tokens.ExpiresIn, TokenType = "Bearer" } };
    }
}
