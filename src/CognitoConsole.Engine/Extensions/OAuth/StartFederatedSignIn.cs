using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class StartFederatedSignIn(AuthorizationRequests requests, FederatedSignIn federation) : IOperation<StartFederatedSignInRequest, StartFederatedSignInResponse>
{
    public async Task<StartFederatedSignInResponse> Handle(StartFederatedSignInRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.Read(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new() { Location = error! };
        if (request.Provider == LoginProviders.UserPool || !LoginProviders.Offers(authorization.Entry.Client, request.Provider))
            return new() { Location = authorization.Location([("error", ErrorCodes.InvalidRequest), ("error_description", AuthorizationRequests.NotOffered)]) };
        try
        {
            return new() { Location = await federation.Start(request.Domain, authorization, request.Provider, request.BrowserKey, context.Cancellation) };
        }
        catch (FederationException refusal)
        {
            return new() { Location = authorization.Location([("error", refusal.Error), ("error_description", refusal.Message)]) };
        }
    }
}
