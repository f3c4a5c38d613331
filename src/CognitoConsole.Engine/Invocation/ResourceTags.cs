using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine;

/// <summary>A policy may tell resources by their tags: pools, roles, policies, and OpenID Connect and SAML providers, each by its exact ARN. A replica's ARN names another region, and not these tags.</summary>
public sealed class ResourceTags(PoolDirectory userPools, IdentityPoolDirectory identityPools, RoleDirectory roles, IServiceScopeFactory scopes, EngineOptions options)
{
    private const string UserPool = ":userpool/";
    private const string IdentityPool = ":identitypool/";
    private const string Role = ":role/";
    private const string Policy = ":policy/";
    private const string OpenIdConnect = ":oidc-provider/";
    private const string Saml = ":saml-provider/";
    private static readonly Dictionary<string, string> None = [];

    internal async ValueTask AddTo(PolicyContext context, string arn, CancellationToken cancellation)
    {
        var isIam = arn.StartsWith("arn:aws:iam::", StringComparison.Ordinal);
        foreach (var (key, value) in isIam ? await OfIam(arn, cancellation) : await OfPool(arn, cancellation))
        {
            context[$"aws:ResourceTag/{key}"] = value;
            if (isIam) context[$"iam:ResourceTag/{key}"] = value;
        }
    }

    private async ValueTask<IReadOnlyDictionary<string, string>> OfPool(string arn, CancellationToken cancellation)
    {
        if (After(arn, UserPool) is { } id) return await userPools.Find(id, cancellation) is { } pool && PoolShape.Arn(pool, options.AccountId) == arn ? pool.Tags : None;
        return After(arn, IdentityPool) is { } identities && await identityPools.Find(identities, cancellation) is { } found && PoolArn.Of(found, options.AccountId) == arn ? found.Tags : None;
    }

    private async ValueTask<IReadOnlyDictionary<string, string>> OfIam(string arn, CancellationToken cancellation)
    {
        if (After(arn, Role) is not null) return (await roles.FindByArn(arn, options.AccountId, cancellation))?.Role.Tags ?? None;
        if (After(arn, Policy) is { } path)
        {
            await using var scope = scopes.CreateAsyncScope();
            var name = path[(path.LastIndexOf('/') + 1)..];
            var policy = await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().ManagedPolicies.AsNoTracking().FirstOrDefaultAsync(p => p.PolicyName == name, cancellation);
            return policy?.Arn(options.AccountId) == arn ? policy.Tags : None;
        }

        if (After(arn, OpenIdConnect) is { } url)
        {
            await using var scope = scopes.CreateAsyncScope();
            var provider = await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().OpenIdConnectProviders.AsNoTracking().FirstOrDefaultAsync(p => p.Url == url, cancellation);
            return provider?.Arn(options.AccountId) == arn ? provider.Tags : None;
        }

        if (After(arn, Saml) is { } saml)
        {
            await using var scope = scopes.CreateAsyncScope();
            var tags = await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().SamlProviders.Where(p => p.Name == saml).Select(p => p.Tags).FirstOrDefaultAsync(cancellation);
            return tags is not null && SamlProvider.Arn(options.AccountId, saml) == arn ? tags : None;
        }

        return None;
    }

    private static string? After(string arn, string mark) => arn.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? arn[(at + mark.Length)..] : null;
}
