using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Pool = CognitoConsole.Data.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_UpdateIdentityPool.html">UpdateIdentityPool</see>: what the request leaves out is cleared, and what was mapped for a provider goes with it.</summary>
public sealed class UpdateIdentityPool(CognitoDbContext db, ProviderSecrets secrets, EngineOptions options, TimeProvider clock) : IOperation<UpdateIdentityPoolRequest, IdentityPool>
{
    public async Task<IdentityPool> Handle(UpdateIdentityPoolRequest request, OperationContext context)
    {
        var pool = await db.IdentityPools.FirstOrDefaultAsync(p => p.Id == request.IdentityPoolId, context.Cancellation) ?? throw Errors.IdentityPoolNotFound(request.IdentityPoolId);
        Errors.DemandUnchanged(request.ExpectedLastModifiedDate, pool.LastModifiedDate);
        var settings = IdentityPoolSettings.Of(request);
        if (pool.DeveloperProviderName is not null && settings.DeveloperProviderName is not null && settings.DeveloperProviderName != pool.DeveloperProviderName)
            throw Errors.InvalidParameter("The developer provider name cannot be changed once it is set.", "developerProviderName");
        await settings.DemandProviders(db, context);
        settings.Apply(pool, secrets);
        DropMappings(pool);
        pool.DeveloperProviderName ??= settings.DeveloperProviderName;
        pool.LastModifiedDate = clock.GetUtcNow();
        await db.SaveChangesAsync(context.Cancellation);
        return IdentityPoolSettings.Shape(pool, await secrets.Show(pool, context));
    }

    /// <summary>Those of providers that are gone decide nothing any more, but would keep the basic flow shut, and could not be set again as they are read.</summary>
    private void DropMappings(Pool pool)
    {
        var roles = ProviderNames.RoleMappingKeys(pool, options).ToHashSet(StringComparer.Ordinal);
        var tags = ProviderNames.TagMapKeys(pool, options).ToHashSet(StringComparer.Ordinal);
        pool.RoleMappings = pool.RoleMappings.Where(m => roles.Contains(ProviderNames.CanonicalKey(m.Key, options))).ToDictionary();
        pool.PrincipalTagMaps = pool.PrincipalTagMaps.Where(m => tags.Contains(m.Key)).ToDictionary();
    }

    internal sealed class Validator : AbstractValidator<UpdateIdentityPoolRequest>
    {
        public Validator() => this.Rules(r => IdentityPoolRules.Violations(IdentityPoolSettings.Of(r)));
    }
}
