using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DeleteUserPoolTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Leaves_no_row_of_the_pool_in_any_table_and_all_rows_of_the_others()
    {
        var (doomed, kept) = (await Fill(), await Fill());
        await _cognito.Invoke(new DeleteUserPoolRequest { UserPoolId = doomed.Id! });
        await _cognito.Database(async db =>
        {
            var checkedTables = 0;
            foreach (var entity in db.Model.GetEntityTypes().Where(e => e.FindProperty("UserPoolId") is not null))
            {
                var sql = "SELECT \"UserPoolId\" AS \"Value\" FROM \"" + entity.GetTableName() + "\"";
                var pools = await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
                Assert.DoesNotContain(doomed.Id, pools);
                if (pools.Contains(kept.Id!)) checkedTables++;
            }

            Assert.True(checkedTables >= 9, $"The pool filled only {checkedTables} tables.");
            Assert.Equal(kept.Id, (await db.UserPools.SingleAsync()).Id);
            return true;
        });
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new DescribeUserPoolRequest { UserPoolId = doomed.Id! })).Code);
    }

    [Fact]
    public async Task Makes_its_clients_unknown_at_once()
    {
        var pool = await _cognito.APool();
        var client = await _cognito.AClient(pool);
        await _cognito.Pools.Client(client.ClientId!);
        await _cognito.Invoke(new DeleteUserPoolRequest { UserPoolId = pool.Id! });
        var refusal = await Assert.ThrowsAsync<CognitoException>(async () => await _cognito.Pools.Client(client.ClientId!));
        Assert.Equal($"User pool client {client.ClientId} does not exist.", refusal.Message);
        await Assert.ThrowsAsync<CognitoException>(async () => await _cognito.Pools.SigningKeys(pool.Id!));
    }

    [Fact]
    public async Task Wants_the_domain_deleted_first_and_then_the_protection_off()
    {
        var pool = await _cognito.APool(p => p with { DeletionProtection = "ACTIVE" });
        await _cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = pool.Id!, Domain = "shop" });
        var delete = new DeleteUserPoolRequest { UserPoolId = pool.Id! };
        Assert.Equal("User pool cannot be deleted. It has a domain configured that should be deleted first.", (await _cognito.Refusal(delete)).Message);
        await _cognito.Invoke(new DeleteUserPoolDomainRequest { UserPoolId = pool.Id!, Domain = "shop" });
        Assert.Equal("The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.", (await _cognito.Refusal(delete)).Message);
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id!, DeletionProtection = "INACTIVE" });
        await _cognito.Invoke(delete);
        Assert.False(await _cognito.Database(db => db.UserPools.AnyAsync()));
    }

    [Fact]
    public async Task Refuses_an_unknown_pool() =>
        Assert.Equal("User pool us-east-1_nothing00 does not exist.", (await _cognito.Refusal(new DeleteUserPoolRequest { UserPoolId = "us-east-1_nothing00" })).Message);

    private async Task<UserPoolType> Fill()
    {
        var pool = await _cognito.APool();
        var client = await _cognito.AClient(pool, c => c with { GenerateSecret = true });
        await _cognito.Invoke(new CreateResourceServerRequest { UserPoolId = pool.Id!, Identifier = "api", Name = "API" });
        await _cognito.AUser(pool);
        await _cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "staff" });
        await _cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, GroupName = "staff", Username = "ana" });
        await _cognito.SignIn(client);
        await _cognito.SignUp(client, "ben");
        return pool;
    }
}
