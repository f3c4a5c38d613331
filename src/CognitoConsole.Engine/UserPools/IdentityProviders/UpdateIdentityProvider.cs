using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using FluentValidation;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateIdentityProvider.html">UpdateIdentityProvider</see></summary>
/// <remarks>
/// Members that the request leaves out stay. Details are replaced as a whole, but for the secret: whoever was not shown it cannot send it back, so it stays when it
/// is left out and goes when it is empty. It never stays while the addresses change that it is sent to: that would hand it to whoever may change an address.
/// </remarks>
public sealed class UpdateIdentityProvider(PoolDirectory pools, ProviderDirectory providers, ProviderDiscovery discovery, IdpDetails details, TimeProvider clock)
    : IOperation<UpdateIdentityProviderRequest, UpdateIdentityProviderResponse>
{
    public async Task<UpdateIdentityProviderResponse> Handle(UpdateIdentityProviderRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var provider = await providers.Find(pool.Id, request.ProviderName, context.Cancellation);
        ProviderRules.OfMapping(pool, provider.ProviderType, request.AttributeMapping, request.AcrMapping).Demand();
        Errors.DemandUnchanged(request.ExpectedLastModifiedDate, provider.LastModifiedDate);
        if (request.ProviderDetails is not null) details.Write(pool, provider, await Replaced(pool, provider, request.ProviderDetails, context.Cancellation));
        if (request.AttributeMapping is not null) provider.AttributeMapping = ProviderDefaults.WithUsername(provider.ProviderType, request.AttributeMapping);
        if (request.AcrMapping is not null) provider.AcrMapping = request.AcrMapping;
        if (request.IdpIdentifiers is not null) await providers.SetIdentifiers(provider, request.IdpIdentifiers, context.Cancellation);

        // The date moves with every change, so that a form can tell by it.
        var next = provider.LastModifiedDate.AddMilliseconds(1);
        provider.LastModifiedDate = clock.GetUtcNow() is var now && now > next ? now : next;
        await providers.Save(provider, context.Cancellation);
        return new() { IdentityProvider = await details.Show(pool, provider, context) };
    }

    private async Task<IReadOnlyDictionary<string, string>> Replaced(UserPool pool, IdentityProvider provider, IReadOnlyDictionary<string, string> asked, CancellationToken cancellation)
    {
        var kept = details.Secrets(pool, provider).Where(s => !asked.ContainsKey(s.Key)).ToList();
        var all = asked.Concat(kept).ToDictionary();
        ProviderRules.OfDetails(provider.ProviderType, all).Demand();
        var complete = await discovery.Complete(provider.ProviderType, all, cancellation);
        if (kept.Count > 0 && ProviderRules.Addresses.FirstOrDefault(a => ProviderDefaults.IsMoved(provider.Details.GetValueOrDefault(a), complete.GetValueOrDefault(a))) is { } moved)
            throw Errors.InvalidParameter($"{kept[0].Key} is required when {moved} changes.", $"providerDetails.{kept[0].Key}");
        return complete;
    }

    internal sealed class Validator : AbstractValidator<UpdateIdentityProviderRequest>
    {
        public Validator() => this.Rules(r => ProviderRules.OfIdentifiers(r.IdpIdentifiers));
    }
}
