using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html">CreateIdentityProvider</see></summary>
public sealed class CreateIdentityProvider(CognitoDbContext db, PoolDirectory pools, ProviderDirectory providers, ProviderDiscovery discovery, IdpDetails details, TimeProvider clock)
    : IOperation<CreateIdentityProviderRequest, CreateIdentityProviderResponse>
{
    private const int MaxProviders = 300;

    public async Task<CreateIdentityProviderResponse> Handle(CreateIdentityProviderRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        ProviderRules.OfMapping(pool, request.ProviderType, request.AttributeMapping, request.AcrMapping).Demand();
        if (await db.IdentityProviders.AnyAsync(p => p.UserPoolId == pool.Id && p.ProviderName == request.ProviderName, context.Cancellation)) throw Errors.DuplicateProvider(request.ProviderName, pool.Id);
        if (await db.IdentityProviders.CountAsync(p => p.UserPoolId == pool.Id, context.Cancellation) >= MaxProviders)
            throw Errors.LimitExceeded($"The maximum number of identity providers for user pool {pool.Id} is {MaxProviders}.");

        var complete = await discovery.Complete(request.ProviderType, request.ProviderDetails, context.Cancellation);
        var now = clock.GetUtcNow();
        var provider = new IdentityProvider
        {
            UserPoolId = pool.Id,
            ProviderName = request.ProviderName,
            ProviderType = request.ProviderType,
            AttributeMapping = ProviderDefaults.WithUsername(request.ProviderType, request.AttributeMapping),
            AcrMapping = request.AcrMapping,
            CreationDate = now,
            LastModifiedDate = now,
        };
        details.Write(pool, provider, complete);
        db.IdentityProviders.Add(provider);
        await providers.SetIdentifiers(provider, request.IdpIdentifiers ?? [], context.Cancellation);
        await providers.Save(provider, context.Cancellation);
        return new() { IdentityProvider = details.WithSecrets(pool, await details.Show(pool, provider, context), provider) };
    }

    internal sealed class Validator : AbstractValidator<CreateIdentityProviderRequest>
    {
        public Validator()
        {
            this.Rules(r => ProviderRules.OfName(r.ProviderName, r.ProviderType));
            this.Rules(r => ProviderRules.OfDetails(r.ProviderType, r.ProviderDetails));
            this.Rules(r => ProviderRules.OfIdentifiers(r.IdpIdentifiers));
        }
    }
}
