using CognitoConsole.Contracts;
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
        if (!LoginProviders.Offers(authorization.Entry.Client, content.Provider)) return Refused(authorization, ErrorCodes.InvalidRequest, AuthorizationRequests.NotOffered);
        try
        {
            return await events.Record(authorization.Entry, username: null, () => federation.Complete(request.Domain, authorization, content, answer, request.BrowserSession, context.Cancellation));
        }
        catch (FederationException refusal)
        {
            return Refused(authorization, refusal.Error, refusal.Message);
        }
        catch (CognitoException refusal) when (refusal.Status < 500)
        {
            return Refused(authorization, ErrorCodes.InvalidRequest, refusal.Message);
        }
    }

    private static StartBrowserSessionResponse Refused(AuthorizationRequest authorization, string error, string description) =>
        new() { Location = authorization.Location([("error", error), ("error_description", description.Trim())]) };
}
