using CognitoConsole.Data.Sqlite;
using CognitoConsole.Data.UserPools;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Data.Tests.Sqlite;

/// <summary>What makes a short call short: connections and statements that outlive it, and nothing of one call that reaches the next.</summary>
public sealed class OpenConnectionTests : IAsyncDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"cognito-open-{Guid.NewGuid():N}.db");
    private readonly ServiceProvider _services;

    public OpenConnectionTests()
    {
        _services = new ServiceCollection().AddDbContextPool<CognitoDbContext>(options => options.UseCognitoSqlite($"Data Source={_path}")).BuildServiceProvider();
        using var scope = _services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CognitoDbContext>().Database.Migrate();
    }

    [Fact]
    public async Task A_connection_stays_open_from_call_to_call_until_the_file_is_closed()
    {
        var states = new List<string>();
        SqliteConnection? connection = null;
        for (var call = 0; call < 3; call++)
        {
            await Call(async db =>
            {
                var own = (SqliteConnection)db.Database.GetDbConnection();
                if (connection is null) own.StateChange += (_, change) => states.Add($"{change.OriginalState} to {change.CurrentState}");
                Assert.Same(connection ??= own, own);
                return await db.ConsumedSessions.CountAsync();
            });
        }

        Assert.Empty(states);
        await _services.DisposeAsync();
        SqliteDatabase.Close($"Data Source={_path}");
        Assert.Equal(["Open to Closed"], states);
        Assert.False(File.Exists(_path + "-wal"), "The write-ahead log was not brought into the file.");
    }

    [Fact]
    public async Task A_statement_that_ran_before_runs_with_the_values_of_now()
    {
        foreach (var id in new[] { "one", "two", "three" })
        {
            await Call(db => Save(db, id));
            Assert.Equal([id], await Call(db => db.ConsumedSessions.Where(s => s.Id == id).Select(s => s.Id).ToListAsync()));
        }
    }

    [Fact]
    public async Task The_same_query_runs_inside_itself()
    {
        foreach (var id in new[] { "one", "two", "three" }) await Call(db => Save(db, id));
        var pairs = await Call(async db =>
        {
            var seen = new List<string>();
            await foreach (var outer in db.ConsumedSessions.OrderBy(s => s.Id).Select(s => s.Id).AsAsyncEnumerable())
                await foreach (var inner in db.ConsumedSessions.OrderBy(s => s.Id).Select(s => s.Id).AsAsyncEnumerable()) seen.Add($"{outer} {inner}");
            return seen;
        });
        Assert.Equal(9, pairs.Distinct().Count());
    }

    [Fact]
    public async Task A_query_that_was_left_halfway_begins_anew_and_keeps_nobody_from_writing()
    {
        foreach (var id in new[] { "one", "two", "three" }) await Call(db => Save(db, id));
        for (var i = 0; i < 3; i++)
        {
            await Call(async db =>
            {
                await foreach (var first in db.ConsumedSessions.OrderBy(s => s.Id).Select(s => s.Id).AsAsyncEnumerable())
                {
                    Assert.Equal("one", first);
                    break;
                }

                return await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            });
        }

        Assert.Equal(0, new FileInfo(_path + "-wal").Length);
    }

    [Fact]
    public async Task A_statement_that_was_refused_is_good_again()
    {
        await Call(db => Save(db, "one"));
        for (var i = 0; i < 3; i++) await Assert.ThrowsAsync<DbUpdateException>(() => Call(db => Save(db, "one")));
        await Call(db => Save(db, "two"));
        Assert.Equal(2, await Call(db => db.ConsumedSessions.CountAsync()));
    }

    [Fact]
    public async Task More_texts_than_are_kept_all_run()
    {
        foreach (var number in Enumerable.Range(0, 150).Concat(Enumerable.Range(0, 150)))
        {
            var sql = $"SELECT {number} AS Value";
            Assert.Equal(number, await Call(db => db.Database.SqlQueryRaw<int>(sql).SingleAsync()));
        }
    }

    private static Task<int> Save(CognitoDbContext db, string id)
    {
        db.Add(new ConsumedSession { Id = id, ExpiresAt = DateTimeOffset.UnixEpoch });
        return db.SaveChangesAsync();
    }

    private async Task<T> Call<T>(Func<CognitoDbContext, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CognitoDbContext>());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteDatabase.Close($"Data Source={_path}");
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(_path + suffix);
    }
}
