using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class CompleteProviderSignOut(LoginDomains domains, PoolDirectory pools, ProviderDirectory providers, FederationAttempts attempts, ProviderAddresses addresses, SamlSignIn saml)
    : IOperation<CompleteProviderSignOutRequest, CompleteProviderSignOutResponse>
{
    public async Task<CompleteProviderSignOutResponse> Handle(CompleteProviderSignOutRequest request, OperationContext context)
    {
        var domain = await domains.Find(request.Domain, context.Cancellation);
        var pool = await pools.Pool(domain.UserPoolId, context.Cancellation);
        var content = await attempts.TakeSignOut(pool, request.State, context.Cancellation);
        // Gone meanwhile: nobody is left who could confirm it.
        var provider = await providers.Known(pool.Id, content.Provider, context.Cancellation) ?? throw Errors.SignOutNotConfirmed(null);
        await saml.DemandSignedOut(provider, request.SamlResponse, request.Query, content.RequestId, await addresses.SignOut(request.Domain, context.Cancellation), context.Cancellation);
        return new() { Location = content.Location, Parameters = content.Parameters };
    }
}
