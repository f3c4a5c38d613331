using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What an app client's settings name must exist in its pool: scopes, providers, attributes; and the pool's feature plan must have it.</summary>
internal static class ClientReferences
{
    private static readonly string[] StandardScopes = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];
    private static readonly string[] NeverWritable = ["sub", "email_verified", "phone_number_verified"];

    /// <param name="type">REGULAR or DCR.</param>
    public static async Task Demand(UpdateUserPoolClientRequest settings, UserPool pool, string type, CognitoDbContext db, CancellationToken cancellation)
    {
        TierRules.Client(settings, pool.UserPoolTier).Demand();
        await DemandProviders(settings.SupportedIdentityProviders?.Where(p => p != LoginProviders.UserPool).Distinct().ToList() ?? [], pool, db, cancellation);
        var names = pool.SchemaAttributes.Select(a => a.Name!).ToHashSet(StringComparer.Ordinal);
        if (settings.ReadAttributes?.All(names.Contains) == false)
            throw Errors.InvalidParameter("Invalid read attributes specified while creating a client", "readAttributes");
        if (settings.WriteAttributes is { Count: > 0 } write && !(write.All(a => IsWritable(a, names)) && pool.SchemaAttributes.All(a => a.Required != true || a.Name == "sub" || write.Contains(a.Name))))
            throw Errors.InvalidParameter("Invalid write attributes specified while creating a client", "writeAttributes");

        var custom = settings.AllowedOAuthScopes?.Where(s => !StandardScopes.Contains(s)).ToList() ?? [];
        if (custom.Count == 0) return;
        var known = await CustomScopes.Of(pool, type, db, cancellation);
        if (custom.FirstOrDefault(s => !known.Contains(s)) is { } unknown) throw Errors.ScopeDoesNotExist(unknown);
    }

    private static async Task DemandProviders(List<string> providers, UserPool pool, CognitoDbContext db, CancellationToken cancellation)
    {
        if (providers.Count == 0) return;
        var known = await db.IdentityProviders.Where(p => p.UserPoolId == pool.Id && providers.Contains(p.ProviderName)).Select(p => p.ProviderName).ToListAsync(cancellation);
        if (providers.Except(known).FirstOrDefault() is { } unknown)
            throw Errors.InvalidParameter($"The provider {unknown} does not exist for User Pool {pool.Id}.", "supportedIdentityProviders");
    }

    private static bool IsWritable(string name, HashSet<string> names) =>
        names.Contains(name) && !NeverWritable.Contains(name) && !name.StartsWith("dev:", StringComparison.Ordinal);
}
