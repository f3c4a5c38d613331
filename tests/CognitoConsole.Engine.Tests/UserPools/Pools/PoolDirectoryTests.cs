using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class PoolDirectoryTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Hands_out_the_same_copy_until_the_pool_changes()
    {
        var first = await _cognito.Pools.Pool(_pool.Id!);
        Assert.Same(first, await _cognito.Pools.Pool(_pool.Id!));
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, PoolName = "New" });
        Assert.Equal("New", (await _cognito.Pools.Pool(_pool.Id!)).Name);
        Assert.Equal("Test pool", first.Name);
    }

    [Fact]
    public async Task Sees_what_another_node_wrote_within_a_second()
    {
        await _cognito.Pools.Pool(_pool.Id!);
        // Set-based, so this process does not notice.
        await _cognito.Database(db => db.UserPools.ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, "Elsewhere")));
        Assert.Equal("Test pool", (await _cognito.Pools.Pool(_pool.Id!)).Name);
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Elsewhere", (await _cognito.Pools.Pool(_pool.Id!)).Name);
        await _cognito.Database(db => db.UserPools.ExecuteDeleteAsync());
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<CognitoException>(async () => await _cognito.Pools.Pool(_pool.Id!));
    }

    [Fact]
    public async Task Keeps_the_old_copy_when_a_transaction_is_rolled_back()
    {
        await _cognito.Database(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await db.UserPools.SingleAsync()).Name = "Never";
            await db.SaveChangesAsync();
            Assert.Equal("Test pool", (await _cognito.Pools.Pool(_pool.Id!)).Name);
            await transaction.RollbackAsync();
            return true;
        });
        Assert.Equal("Test pool", (await _cognito.Pools.Pool(_pool.Id!)).Name);
    }

    [Fact]
    public async Task Follows_clients_secrets_and_domains()
    {
        var client = await _cognito.AClient(_pool, c => c with { GenerateSecret = true });
        Assert.Single((await _cognito.Pools.Client(client.ClientId!)).Secrets);
        await _cognito.Invoke(new AddUserPoolClientSecretRequest { UserPoolId = _pool.Id!, ClientId = client.ClientId! });
        Assert.Equal(2, (await _cognito.Pools.Client(_pool.Id!, client.ClientId!)).Secrets.Count);
        Assert.Null(await _cognito.Pools.DomainOf(_pool.Id!));
        Assert.Null(await _cognito.Pools.Domain("shop"));
        await _cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = _pool.Id!, Domain = "shop" });
        Assert.Equal("shop", (await _cognito.Pools.DomainOf(_pool.Id!))!.Domain);
        Assert.Equal(_pool.Id, (await _cognito.Pools.Domain("shop"))!.Pool.Id);
        await _cognito.Invoke(new DeleteUserPoolDomainRequest { UserPoolId = _pool.Id!, Domain = "shop" });
        Assert.Null(await _cognito.Pools.DomainOf(_pool.Id!));
        Assert.Null(await _cognito.Pools.Domain("shop"));
        await _cognito.Invoke(new DeleteUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = client.ClientId! });
        await Assert.ThrowsAsync<CognitoException>(async () => await _cognito.Pools.Client(client.ClientId!));
    }

    [Fact]
    public async Task Remembers_nothing_about_ids_that_do_not_exist()
    {
        await _cognito.Pools.Pool(_pool.Id!);
        var before = _cognito.Pools.Count;
        for (var i = 0; i < 200; i++)
        {
            await Assert.ThrowsAsync<CognitoException>(async () => await _cognito.Pools.Client($"nothing{i}"));
            await Assert.ThrowsAsync<CognitoException>(async () => await _cognito.Pools.SigningKeys($"us-east-1_nothing{i}"));
            Assert.Null(await _cognito.Pools.Domain($"nothing{i}"));
            Assert.Null(await _cognito.Pools.DomainOf($"us-east-1_nothing{i}"));
        }

        Assert.Equal(before, _cognito.Pools.Count);
    }

    [Fact]
    public async Task Gives_many_callers_at_once_the_one_copy_that_was_read()
    {
        _cognito.Clock.Advance(TimeSpan.FromSeconds(2));
        var copies = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () => await _cognito.Pools.Pool(_pool.Id!))));
        Assert.Single(copies.Distinct());
    }

    [Fact]
    public async Task Never_shows_an_old_setting_after_its_change_was_answered()
    {
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await _cognito.Pools.Pool(_pool.Id!);
        })).ToArray();
        for (var i = 0; i < 50; i++)
        {
            await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, PoolName = $"Name {i}" });
            Assert.Equal($"Name {i}", (await _cognito.Pools.Pool(_pool.Id!)).Name);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }
}
