using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>What a page shows beside its look, where it is drawn for nobody: the ways in that people would be offered.</summary>
internal static class PreviewedLogin
{
    public static async Task<LoginFacts> Of(ClientEntry entry, LoginBranding branding, LoginProviders providers, CancellationToken cancellation)
    {
        var offered = await providers.Of(entry, cancellation);
        return LoginPageFacts.Of(entry.Pool, entry.Client.ClientName, branding) with
        {
            // Without any provider there is no page yet; it is drawn as most will be.
            AllowsUserPool = offered.Count == 0 || LoginProviders.Offers(entry.Client, LoginProviders.UserPool),
            Providers = offered,
            AsksToRememberDevice = BrowserDevices.IsAsked(entry.Pool),
            CodeFactors = BrowserCodes.Offered(entry),
        };
    }

    /// <summary>Stands for all app clients: it offers whatever the pool has.</summary>
    public static async Task<ClientEntry> Everything(UserPool pool, CognitoDbContext db, CancellationToken cancellation)
    {
        var names = await db.IdentityProviders.Where(p => p.UserPoolId == pool.Id).OrderBy(p => p.ProviderName).Select(p => p.ProviderName).ToListAsync(cancellation);
        return new(
            new UserPoolClient
            {
                UserPoolId = pool.Id,
                ClientId = UICustomization.AllClients,
                ClientName = pool.Name,
                ExplicitAuthFlows = [ExplicitAuthFlowsType.AllowUserAuth],
                SupportedIdentityProviders = [LoginProviders.UserPool, .. names],
                CreationDate = pool.CreationDate,
                LastModifiedDate = pool.CreationDate,
            },
            pool, []);
    }
}
