using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.UserPools;

/// <summary>An app client with its pool and its secrets in clear. Read-only.</summary>
/// <param name="Secrets">Oldest first; empty for a public client.</param>
public sealed record ClientEntry(UserPoolClient Client, UserPool Pool, IReadOnlyList<string> Secrets)
{
    /// <summary>The secret that DescribeUserPoolClient shows: the oldest that this server made. Null when the caller brought them all.</summary>
    internal string? ShownSecret { get; init; }
}

/// <summary>A domain with its pool. Read-only.</summary>
public sealed record DomainEntry(UserPoolDomain Domain, UserPool Pool);

/// <summary>
/// Pools, app clients, signing keys and domains for everything that happens often. The entities are shared copies: never change one.
/// An operation that changes configuration reads its rows from the database itself.
/// </summary>
public sealed class PoolDirectory : IKeepsCopies
{
    private const int Capacity = 10_000;
    private readonly IServiceScopeFactory _scopes;
    private readonly PoolSecrets _secrets;
    private readonly Snapshots<UserPool> _pools;
    private readonly Snapshots<ClientCopy> _clients;
    private readonly Snapshots<PoolKeys> _keys;
    private readonly Snapshots<UserPoolDomain> _domains;
    private readonly Snapshots<IReadOnlyList<UserPoolDomain>> _domainsOfPools;
    private readonly Snapshots<PoolBranding> _brandings;
    private readonly Snapshots<IReadOnlyList<UserPoolReplica>> _replicas;

    public PoolDirectory(IServiceScopeFactory scopes, SigningKeys signingKeys, PoolSecrets secrets, TimeProvider clock)
    {
        _scopes = scopes;
        _secrets = secrets;
        _pools = new(clock, Capacity, id => Read(db => db.UserPools.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id)));
        _clients = new(clock, Capacity, id => Read(db => LoadClient(db, id)));
        _keys = new(clock, Capacity, id => Read(async db => await _pools.Get(id, default) is { } pool
            && await db.SigningKeys.AsNoTracking().Where(k => k.UserPoolId == id).ToListAsync() is { Count: > 0 } rows ? PoolKeys.From(pool, rows, signingKeys, secrets) : null));
        _domains = new(clock, Capacity, domain => Read(db => db.UserPoolDomains.AsNoTracking().FirstOrDefaultAsync(d => d.Domain == domain)));
        _domainsOfPools = new(clock, Capacity, id => Read<IReadOnlyList<UserPoolDomain>>(async db =>
            await db.UserPoolDomains.AsNoTracking().Where(d => d.UserPoolId == id).ToListAsync()));
        _replicas = new(clock, Capacity, id => Read<IReadOnlyList<UserPoolReplica>>(async db =>
            await db.UserPoolReplicas.AsNoTracking().Where(r => r.UserPoolId == id).ToListAsync()));
        _brandings = new(clock, Capacity, id => Read<PoolBranding>(async db => await PoolBranding.Load(db, id)));
    }

    /// <exception cref="CognitoException">ResourceNotFoundException.</exception>
    public async ValueTask<UserPool> Pool(string userPoolId, CancellationToken cancellation = default) =>
        await Find(userPoolId, cancellation) ?? throw Errors.UserPoolNotFound(userPoolId);

    /// <summary>Null when there is none.</summary>
    public ValueTask<UserPool?> Find(string userPoolId, CancellationToken cancellation = default) => _pools.Get(userPoolId, cancellation);

    /// <summary>
    /// For public operations, which name only the client. Without the customer's key they end here, before a user is looked for: further on only those that
    /// there are would meet a secret that cannot be read.
    /// </summary>
    /// <exception cref="CognitoException">ResourceNotFoundException; InternalErrorException when the pool's secrets cannot be read.</exception>
    public async ValueTask<ClientEntry> Client(string clientId, CancellationToken cancellation = default)
    {
        if (await _clients.Get(clientId, cancellation) is not { } copy || await _pools.Get(copy.Client.UserPoolId, cancellation) is not { } pool) throw Errors.UserPoolClientNotFound(clientId);
        _secrets.Demand(pool);
        return Entry(copy, pool);
    }

    /// <exception cref="CognitoException">ResourceNotFoundException, for the pool or the client; also when the client is another pool's.</exception>
    public async ValueTask<ClientEntry> Client(string userPoolId, string clientId, CancellationToken cancellation = default)
    {
        var pool = await Pool(userPoolId, cancellation);
        if (await _clients.Get(clientId, cancellation) is not { } copy || copy.Client.UserPoolId != userPoolId) throw Errors.UserPoolClientNotFound(clientId);
        if (copy.Client.HasSecret) _secrets.Demand(pool); // what is no secret can be read and mended without the key
        return Entry(copy, pool);
    }

    /// <exception cref="CognitoException">ResourceNotFoundException.</exception>
    public async ValueTask<PoolKeys> SigningKeys(string userPoolId, CancellationToken cancellation = default)
    {
        _secrets.Demand(await Pool(userPoolId, cancellation));
        return await _keys.Get(userPoolId, cancellation) ?? throw Errors.UserPoolNotFound(userPoolId);
    }

    /// <summary>The domain of that prefix or host name; null when there is none.</summary>
    public async ValueTask<DomainEntry?> Domain(string domain, CancellationToken cancellation = default) =>
        await _domains.Get(domain, cancellation) is { } found && await _pools.Get(found.UserPoolId, cancellation) is { } pool ? new DomainEntry(found, pool) : null;

    /// <summary>Where the pool's own pages live: its custom domain, else its prefix domain; null when it has neither.</summary>
    public async ValueTask<UserPoolDomain?> DomainOf(string userPoolId, CancellationToken cancellation = default)
    {
        var domains = await DomainsOf(userPoolId, cancellation);
        return domains.FirstOrDefault(d => d.IsCustom) ?? domains.FirstOrDefault();
    }

    public async ValueTask<IReadOnlyList<UserPoolDomain>> DomainsOf(string userPoolId, CancellationToken cancellation = default) =>
        await _pools.Get(userPoolId, cancellation) is null ? [] : await _domainsOfPools.Get(userPoolId, cancellation) ?? [];

    /// <summary>The pool's secondary regions.</summary>
    public async ValueTask<IReadOnlyList<UserPoolReplica>> Replicas(string userPoolId, CancellationToken cancellation = default) =>
        await _pools.Get(userPoolId, cancellation) is null ? [] : await _replicas.Get(userPoolId, cancellation) ?? [];

    /// <summary>What the pool's pages look like, of all its app clients.</summary>
    public async ValueTask<PoolBranding> Branding(string userPoolId, CancellationToken cancellation = default) =>
        await _pools.Get(userPoolId, cancellation) is not null && await _brandings.Get(userPoolId, cancellation) is { } branding ? branding : PoolBranding.None;

    /// <summary>How many copies are held, of every kind.</summary>
    internal int Count => _pools.Count + _clients.Count + _keys.Count + _domains.Count + _domainsOfPools.Count + _brandings.Count + _replicas.Count;

    /// <summary>For a change of the pool's row past the change tracker.</summary>
    internal void Forget(string userPoolId) => _pools.Forget(userPoolId);

    bool IKeepsCopies.Keeps(object entity) => entity is UserPool or UserPoolClient or UserPoolClientSecret or UserPoolDomain or UserPoolReplica or SigningKey
        or UICustomization or Terms or ManagedLoginBranding or ManagedLoginAsset;

    void IKeepsCopies.Forget(object entity)
    {
        switch (entity)
        {
            case UserPool pool:
                _pools.Forget(pool.Id);
                _keys.Forget(pool.Id);
                break;
            case UserPoolReplica replica:
                _replicas.Forget(replica.UserPoolId);
                break;
            case SigningKey key:
                _keys.Forget(key.UserPoolId);
                break;
            case UserPoolClient client:
                _clients.Forget(client.ClientId);
                break;
            case UserPoolClientSecret secret:
                _clients.Forget(secret.ClientId);
                break;
            case UICustomization customization:
                _brandings.Forget(customization.UserPoolId);
                break;
            case ManagedLoginBranding style:
                _brandings.Forget(style.UserPoolId);
                break;
            case ManagedLoginAsset asset:
                _brandings.Forget(asset.UserPoolId);
                break;
            case Terms terms:
                _brandings.Forget(terms.UserPoolId);
                break;
            case UserPoolDomain domain:
                _domains.Forget(domain.Domain);
                _domainsOfPools.Forget(domain.UserPoolId);
                break;
        }
    }

    private static ClientEntry Entry(ClientCopy copy, UserPool pool) => new(copy.Client, pool, copy.Secrets) { ShownSecret = copy.Shown };

    private async Task<ClientCopy?> LoadClient(CognitoDbContext db, string clientId)
    {
        if (await db.UserPoolClients.AsNoTracking().FirstOrDefaultAsync(c => c.ClientId == clientId) is not { } client) return null;
        if (!client.HasSecret) return new ClientCopy(client, [], null);
        if (await _pools.Get(client.UserPoolId, default) is not { } pool) return null;
        var rows = await db.UserPoolClientSecrets.AsNoTracking().Where(s => s.UserPoolId == client.UserPoolId && s.ClientId == clientId).ToListAsync();
        var secrets = rows.OrderBy(s => s.CreationDate).ThenBy(s => s.SecretId, StringComparer.Ordinal).Select(s => ClientSecrets.Open(s, pool, _secrets)).ToList();
        return new ClientCopy(client, [.. secrets.Select(s => s.Value)], secrets.Where(s => !s.WasBrought).Select(s => s.Value).FirstOrDefault());
    }

    private async Task<T?> Read<T>(Func<CognitoDbContext, Task<T?>> query)
        where T : class
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<CognitoDbContext>());
    }

    private sealed record ClientCopy(UserPoolClient Client, IReadOnlyList<string> Secrets, string? Shown);
}
