using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Risk configurations as they are now, for every sign-in: what a client has of its own, and the pool's for the rest.</summary>
public sealed class RiskDirectory : IKeepsCopies
{
    private const int Capacity = 10_000;
    private readonly IServiceScopeFactory _scopes;
    private readonly Snapshots<IReadOnlyList<RiskConfiguration>> _pools;

    public RiskDirectory(IServiceScopeFactory scopes, TimeProvider clock)
    {
        _scopes = scopes;
        _pools = new(clock, Capacity, Load);
    }

    /// <summary>Part by part: what the client does not configure, the pool does. A part that neither has does nothing.</summary>
    public async ValueTask<RiskConfigurationType> For(ClientEntry entry, CancellationToken cancellation)
    {
        var all = await _pools.Get(entry.Pool.Id, cancellation) ?? [];
        var pool = all.FirstOrDefault(r => r.ClientId.Length == 0);
        var client = all.FirstOrDefault(r => r.ClientId == entry.Client.ClientId);
        return new()
        {
            CompromisedCredentialsRiskConfiguration = client?.CompromisedCredentials ?? pool?.CompromisedCredentials,
            AccountTakeoverRiskConfiguration = client?.AccountTakeover ?? pool?.AccountTakeover,
            RiskExceptionConfiguration = client?.RiskException ?? pool?.RiskException,
        };
    }

    bool IKeepsCopies.Keeps(object entity) => entity is RiskConfiguration;

    void IKeepsCopies.Forget(object entity)
    {
        if (entity is RiskConfiguration risk) _pools.Forget(risk.UserPoolId);
    }

    private async Task<IReadOnlyList<RiskConfiguration>?> Load(string userPoolId)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().RiskConfigurations.AsNoTracking().Where(r => r.UserPoolId == userPoolId).ToListAsync();
    }
}
