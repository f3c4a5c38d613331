using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>Identity pools for everything that happens often. The entities are shared copies: never change one.</summary>
public sealed class IdentityPoolDirectory : IKeepsCopies
{
    private const int Capacity = 2_000;
    private readonly Snapshots<IdentityPool> _pools;

    public IdentityPoolDirectory(IServiceScopeFactory scopes, TimeProvider clock) => _pools = new(clock, Capacity, async id =>
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().IdentityPools.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id);
    });

    /// <exception cref="CognitoException">ResourceNotFoundException.</exception>
    public async ValueTask<IdentityPool> Pool(string identityPoolId, CancellationToken cancellation) =>
        await Find(identityPoolId, cancellation) ?? throw Errors.IdentityPoolNotFound(identityPoolId);

    public async ValueTask<IdentityPool?> Find(string identityPoolId, CancellationToken cancellation) => await _pools.Get(identityPoolId, cancellation);

    bool IKeepsCopies.Keeps(object entity) => entity is IdentityPool;

    void IKeepsCopies.Forget(object entity)
    {
        if (entity is IdentityPool pool) _pools.Forget(pool.Id);
    }
}
