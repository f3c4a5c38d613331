using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CognitoConsole.Data.Tests;

/// <summary>Two transactions that wait for each other: the database ends one. SQLite has one writer, so there it cannot come to that.</summary>
public sealed class DeadlockTests
{
    public static TheoryData<string> Running => Providers.Running;

    [Theory]
    [MemberData(nameof(Running))]
    public async Task A_deadlock_is_told_from_other_failures(string provider)
    {
        var connection = Providers.NewConnection(provider);
        await using var one = Providers.Context(provider, connection);
        await using var other = Providers.Context(provider, connection);
        try
        {
            await one.Database.MigrateAsync();
            one.ConsumedSessions.AddRange(Session("a"), Session("b"));
            await one.SaveChangesAsync();
            other.ConsumedSessions.Add(Session("a"));
            var taken = await Assert.ThrowsAsync<DbUpdateException>(() => other.SaveChangesAsync());
            Assert.Equal((true, false), (taken.IsRace(), taken.IsDeadlock()));
            if (provider == "Sqlite") return;

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

    private static ConsumedSession Session(string id) => new() { Id = id, ExpiresAt = DateTimeOffset.UnixEpoch };

    private static Task<int> Lock(CognitoDbContext db, string id) =>
        db.ConsumedSessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.ExpiresAt, DateTimeOffset.UtcNow));

    private static async Task<Exception?> Ends(CognitoDbContext db, string id, IDbContextTransaction transaction)
    {
        var failure = await Record.ExceptionAsync(() => Lock(db, id));
        // Whoever waits goes on when the other is gone.
        await transaction.RollbackAsync();
        return failure;
    }
}
