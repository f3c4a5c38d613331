using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The scopes of a pool beside the standard ones: those of its resource servers, and the service's own.</summary>
internal static class CustomScopes
{
    /// <param name="clientType">Whoever registered itself may not let others register.</param>
    public static async Task<HashSet<string>> Of(UserPool pool, string clientType, CognitoDbContext db, CancellationToken cancellation)
    {
        var servers = await db.ResourceServers.AsNoTracking().Where(s => s.UserPoolId == pool.Id).ToListAsync(cancellation);
        var scopes = servers.SelectMany((ResourceServer server) => server.Scopes.Select(scope => $"{server.Identifier}/{scope.ScopeName}")).ToHashSet(StringComparer.Ordinal);
        if (clientType != ClientTypeType.Dcr && ClientRegistration.IsOn(pool)) scopes.Add(ClientRegistration.Scope);
        return scopes;
    }
}
