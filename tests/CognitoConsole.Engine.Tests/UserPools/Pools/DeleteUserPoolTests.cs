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

            Assert.True(checkedTables >= 13, $"The pool filled only {checkedTables} tables.");
            Assert.Equal(kept.Id, (await db.UserPools.SingleAsync()).Id);
            return true;
        });
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new DescribeUserPoolRequest { UserPoolId = doomed.Id! })).Code);
    }

    [Fact]
    public async Task Leaves_as_many_rows_in_every_table_as_there_were_before_the_pool()
    {
        // What is no row of a pool: the log of what was done, and the used-up sessions, which expire by themselves.
        string[] bookkeeping = ["AuditEntries", "ConsumedSessions"];
        await Fill();
        var before = await Count();
        var doomed = await Fill(site: true);
        var filled = await Count();
        await _cognito.Invoke(new DeleteUserPoolDomainRequest { UserPoolId = doomed.Id!, Domain = TestCognito.Domain });
        await _cognito.Invoke(new DeleteUserPoolRequest { UserPoolId = doomed.Id! });

        var grown = filled.Where(t => t.Value > before[t.Key]).Select(t => t.Key).Except(bookkeeping).ToList();
        Assert.True(grown.Count >= 19, $"The pool filled only {string.Join(", ", grown)}.");
        Assert.Equal(before.Where(t => !bookkeeping.Contains(t.Key)), (await Count()).Where(t => !bookkeeping.Contains(t.Key)));
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
    [Shows("UserPool.DeletionProtection")]
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

    private Task<Dictionary<string, int>> Count() => _cognito.Database(async db =>
    {
        var counts = new Dictionary<string, int>();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct().Order())
        {
            var sql = "SELECT CAST(COUNT(*) AS integer) AS \"Value\" FROM \"" + table + "\"";
            counts[table] = await db.Database.SqlQueryRaw<int>(sql).SingleAsync();
        }

        return counts;
    });

    private async Task<UserPoolType> Fill(bool site = false)
    {
        var pool = await _cognito.APool();
        if (site)
        {
            await _cognito.ADomain(pool);
            await _cognito.AUser(pool, "eve");
            var web = await _cognito.AWebClient(pool, c => c with { GenerateSecret = false });
            await _cognito.Invoke(new ForgotPasswordRequest { ClientId = web.ClientId!, Username = "eve" });
            await _cognito.SignInAtSite(web, "eve");
        }

        var client = await _cognito.AClient(pool, c => c with { GenerateSecret = true });
        await _cognito.Invoke(new CreateResourceServerRequest { UserPoolId = pool.Id!, Identifier = "api", Name = "API" });
        await _cognito.AUser(pool);
        await _cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "staff" });
        await _cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, GroupName = "staff", Username = "ana" });
        await _cognito.SignIn(client);
        await _cognito.SignUp(client, "ben");
        await _cognito.AProvider(pool, "Okta", "okta.example");
        await _cognito.ALink(pool, "ana", "Okta", "00u1");
        await _cognito.Invoke(new GetSigningCertificateRequest { UserPoolId = pool.Id! });
        return pool;
    }
}
