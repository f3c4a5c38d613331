using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using CognitoConsole.Engine.Iam;
using Microsoft.EntityFrameworkCore;
using Pool = CognitoConsole.Data.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>What creation and update have in common.</summary>
/// <param name="Name">1 to 128 characters.</param>
internal sealed record IdentityPoolSettings(
    string Name,
    bool Guests,
    bool ClassicFlow,
    IReadOnlyDictionary<string, string> SupportedLoginProviders,
    string? DeveloperProviderName,
    IReadOnlyList<string> OpenIdConnectProviderARNs,
    IReadOnlyList<CognitoIdentityProvider> CognitoIdentityProviders,
    IReadOnlyList<string> SamlProviderARNs,
    IReadOnlyDictionary<string, string> Tags)
{
    public static IdentityPoolSettings Of(CreateIdentityPoolRequest r) => new(
        r.IdentityPoolName, r.AllowUnauthenticatedIdentities!.Value, r.AllowClassicFlow ?? false, r.SupportedLoginProviders ?? new Dictionary<string, string>(), r.DeveloperProviderName,
        r.OpenIdConnectProviderARNs ?? [], r.CognitoIdentityProviders ?? [], r.SamlProviderARNs ?? [], r.IdentityPoolTags ?? new Dictionary<string, string>());

    public static IdentityPoolSettings Of(UpdateIdentityPoolRequest r) => new(
        r.IdentityPoolName, r.AllowUnauthenticatedIdentities!.Value, r.AllowClassicFlow ?? false, r.SupportedLoginProviders ?? new Dictionary<string, string>(), r.DeveloperProviderName,
        r.OpenIdConnectProviderARNs ?? [], r.CognitoIdentityProviders ?? [], r.SamlProviderARNs ?? [], r.IdentityPoolTags ?? new Dictionary<string, string>());

    /// <summary>All but the developer provider, which is set once.</summary>
    public void Apply(Pool pool, ProviderSecrets secrets)
    {
        pool.Name = Name;
        pool.AllowUnauthenticatedIdentities = Guests;
        pool.AllowClassicFlow = ClassicFlow;
        pool.SupportedLoginProviders = secrets.Seal(pool, SupportedLoginProviders);
        pool.OpenIdConnectProviderARNs = [.. OpenIdConnectProviderARNs.Distinct()];
        pool.CognitoIdentityProviders = CognitoIdentityProviders;
        pool.SamlProviderARNs = [.. SamlProviderARNs.Distinct()];
        pool.Tags = Tags;
    }

    /// <exception cref="Contracts.CognitoException">InvalidParameterException: a provider that IAM does not know could never be used.</exception>
    public async Task DemandProviders(CognitoDbContext db, OperationContext context)
    {
        var saml = SamlProviderARNs.Select(a => IamSamlProviders.NameOf(a, context.AccountId)).ToList();
        var found = await db.SamlProviders.Where(p => saml.Contains(p.Name)).Select(p => p.Name).ToListAsync(context.Cancellation);
        if (SamlProviderARNs.FirstOrDefault(a => !found.Contains(IamSamlProviders.NameOf(a, context.AccountId))) is { } missing)
            throw Errors.InvalidParameter($"SAML provider {missing} does not exist.", "samlProviderARNs");

        foreach (var arn in OpenIdConnectProviderARNs)
        {
            var url = ProviderNames.IssuerOf(arn);
            var known = await db.OpenIdConnectProviders.AsNoTracking().FirstOrDefaultAsync(p => p.Url == url, context.Cancellation);
            // One of another account, or partition, is another provider, whatever its address.
            if (known?.Arn(context.AccountId) != arn)
                throw Errors.InvalidParameter($"OpenID Connect provider {arn} does not exist.", "openIdConnectProviderARNs");
        }
    }

    /// <param name="providers">SupportedLoginProviders as the caller may see them.</param>
    public static IdentityPool Shape(Pool pool, IReadOnlyDictionary<string, string> providers) => new()
    {
        IdentityPoolId = pool.Id,
        IdentityPoolName = pool.Name,
        AllowUnauthenticatedIdentities = pool.AllowUnauthenticatedIdentities,
        AllowClassicFlow = pool.AllowClassicFlow,
        SupportedLoginProviders = providers.Count > 0 ? providers : null,
        DeveloperProviderName = pool.DeveloperProviderName,
        OpenIdConnectProviderARNs = pool.OpenIdConnectProviderARNs.Count > 0 ? pool.OpenIdConnectProviderARNs : null,
        CognitoIdentityProviders = pool.CognitoIdentityProviders.Count > 0 ? pool.CognitoIdentityProviders : null,
        SamlProviderARNs = pool.SamlProviderARNs.Count > 0 ? pool.SamlProviderARNs : null,
        IdentityPoolTags = pool.Tags,
        CreationDate = pool.CreationDate,
        LastModifiedDate = pool.LastModifiedDate,
    };
}
