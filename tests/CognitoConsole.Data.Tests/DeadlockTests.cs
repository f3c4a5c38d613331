using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Data.Tests;

public sealed class DeadlockTests
{
    /// <summary>Two transactions, each with a row that the other wants: PostgreSQL ends one of them.</summary>
    [Fact]
    public async Task A_transaction_that_waited_for_another_in_vain_is_known()
    {
        Assert.SkipUnless(Providers.Running.Any(p => (string)p == "PostgreSql"), "SQLite has one writer: bash tests/run.sh Data has PostgreSQL.");
        var connection = Providers.NewConnection("PostgreSql");
        await using var one = Providers.Context("PostgreSql", connection);
        await using var other = Providers.Context("PostgreSql", connection);
        try
        {
            await one.Database.MigrateAsync();
            one.ConsumedSessions.AddRange(new ConsumedSession { Id = "a", ExpiresAt = DateTimeOffset.UnixEpoch }, new ConsumedSession { Id = "b", ExpiresAt = DateTimeOffset.UnixEpoch });
            await one.SaveChangesAsync();
            await using var first = await one.Database.BeginTransactionAsync();
            await using var second = await other.Database.BeginTransactionAsync();
            await Lock(one, "a");
            await Lock(other, "b");
            var ends = await Task.WhenAll(Ends(one, "b", first), Ends(other, "a", second));
            var lost = Assert.Single(ends, e => e is not null)!;
            Assert.True(lost.IsDeadlock(), lost.ToString());
        }
        finally
        {
            Providers.Delete(one);
        }
    }

    private static Task<int> Lock(CognitoDbContext db, string id) =>
        db.ConsumedSessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.ExpiresAt, DateTimeOffset.UtcNow));

    private static async Task<Exception?> Ends(CognitoDbContext db, string id, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction)
    {
        var failure = await Record.ExceptionAsync(() => Lock(db, id));
        // Whoever waits goes on when the other is gone.
        await transaction.RollbackAsync();
        return failure;
    }
}
