using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class CompleteFederatedSignIn(AuthorizationRequests requests, LoginDomains domains, PoolDirectory pools, FederationAttempts attempts, FederatedSignIn federation, BrowserSignInEvents events)
    : IOperation<CompleteFederatedSignInRequest, StartBrowserSessionResponse>
{
    public async Task<StartBrowserSessionResponse> Handle(CompleteFederatedSignInRequest request, OperationContext context)
    {
        var domain = await domains.Find(request.Domain, context.Cancellation);
        var (content, answer) = await attempts.Take(await pools.Pool(domain.UserPoolId, context.Cancellation), request.Answer, request.BrowserKey, context.Cancellation);
        // The settings may have changed while the browser was away.
        var (authorization, error) = await requests.Read(request.Domain, content.Parameters, context.Cancellation);
        if (authorization is null) return new() { Location = error };
        return await events.RecordFederated(authorization, content.Provider, () => federation.Complete(request.Domain, authorization, content, answer, request.BrowserSession, context.Cancellation));
    }
}
