using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetPrincipalTagAttributeMap.html">SetPrincipalTagAttributeMap</see></summary>
[DecidesAnew]
public sealed class SetPrincipalTagAttributeMap(CognitoDbContext db, EngineOptions options, TimeProvider clock) : IOperation<SetPrincipalTagAttributeMapRequest, SetPrincipalTagAttributeMapResponse>
{
    /// <summary>Keys and claims together, in bytes: what the console of AWS allows.</summary>
    private const int MaxBytes = 460;

    public async Task<SetPrincipalTagAttributeMapResponse> Handle(SetPrincipalTagAttributeMapRequest request, OperationContext context)
    {
        var pool = await db.IdentityPools.FirstOrDefaultAsync(p => p.Id == request.IdentityPoolId, context.Cancellation) ?? throw Errors.IdentityPoolNotFound(request.IdentityPoolId);
        var provider = ProviderNames.Canonical(request.IdentityProviderName, options);
        if (!ProviderNames.TagMapKeys(pool, options).Contains(provider))
            throw Errors.InvalidParameter($"{request.IdentityProviderName} is not a configured provider of this identity pool.", "identityProviderName");

        var map = new PrincipalTagMap(request.UseDefaults ?? false, request.UseDefaults == true ? new Dictionary<string, string>() : request.PrincipalTags ?? new Dictionary<string, string>());
        pool.PrincipalTagMaps = new Dictionary<string, PrincipalTagMap>(pool.PrincipalTagMaps) { [provider] = map };
        pool.LastModifiedDate = clock.GetUtcNow();
        await db.SaveChangesAsync(context.Cancellation);
        return new()
        {
            IdentityPoolId = pool.Id,
            IdentityProviderName = request.IdentityProviderName,
            UseDefaults = map.UseDefaults,
            PrincipalTags = PrincipalTagDefaults.Of(map, provider),
        };
    }

    internal sealed class Validator : AbstractValidator<SetPrincipalTagAttributeMapRequest>
    {
        public Validator() => this.Rules(Violations);

        private static IEnumerable<Violation> Violations(SetPrincipalTagAttributeMapRequest request)
        {
            foreach (var violation in PrincipalTagRules.Violations(request.PrincipalTags)) yield return violation;
            if (request.PrincipalTags is { } tags && PrincipalTagRules.Bytes(tags) > MaxBytes)
                yield return new("principalTags", $"Tags and claims together are longer than {MaxBytes} bytes.");
        }
    }
}
