using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <remarks>
/// Nothing binds it to the browser: whoever gets somebody to open a page can have him signed in as another. AWS warns of it, and so do we where it is switched on.
/// </remarks>
public sealed class CompleteProviderInitiatedSignIn(AuthorizationRequests requests, FederatedSignIn federation, BrowserSignInEvents events) : IOperation<CompleteProviderInitiatedSignInRequest, StartBrowserSessionResponse>
{
    public async Task<StartBrowserSessionResponse> Handle(CompleteProviderInitiatedSignInRequest request, OperationContext context)
    {
        var (authorization, error) = await requests.Read(request.Domain, request.Parameters, context.Cancellation);
        if (authorization is null) return new() { Location = error };
        // An app that registered itself gets nobody without a click on our page.
        if (authorization.Provider is null or LoginProviders.UserPool || authorization.Entry.Client.ClientType == ClientTypeType.Dcr) throw Errors.InvalidRelayState();
        return await events.RecordFederated(authorization, authorization.Provider, () => federation.CompleteUnasked(request.Domain, authorization, request.SamlResponse, context.Cancellation));
    }
}
