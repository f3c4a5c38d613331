using CognitoConsole.Data.Sqlite;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Data.Tests.Sqlite;

/// <summary>Many writers, one file: each has its turn, and nothing that goes wrong keeps the turn.</summary>
public sealed class WriteQueueTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"cognito-queue-{Guid.NewGuid():N}.db");

    public WriteQueueTests()
    {
        using var db = Context();
        db.Database.Migrate();
    }

    [Fact]
    public async Task Sixteen_writers_never_meet_a_busy_database()
    {
        const int Writers = 16, Saves = 25;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Saves; i++)
            {
                await using var db = Context();
                db.Add(Session($"{writer}-{i}"));
                await db.SaveChangesAsync();
                Assert.Equal(1, await db.ConsumedSessions.Where(s => s.Id == $"{writer}-{i}").ExecuteUpdateAsync(s => s.SetProperty(x => x.ExpiresAt, DateTimeOffset.UnixEpoch.AddDays(i))));
            }
        })));
        await using var end = Context();
        Assert.Equal(Writers * Saves, await end.ConsumedSessions.CountAsync());
    }

    [Fact]
    public async Task Writers_wait_for_the_transaction_before_them_and_readers_do_not()
    {
        await using var first = Context();
        await using var transaction = await first.Database.BeginTransactionAsync();
        first.Add(Session("first"));
        await first.SaveChangesAsync();

        var second = Save("second");
        await using (var reader = Context()) Assert.Equal(0, await reader.ConsumedSessions.CountAsync().WaitAsync(Soon));
        Assert.False(second.IsCompleted);
        await transaction.CommitAsync();
        await second.WaitAsync(Soon);
    }

    [Fact]
    public async Task A_refused_save_gives_the_turn_back()
    {
        await Save("twice");
        await Assert.ThrowsAsync<DbUpdateException>(() => Save("twice"));
        await Save("next").WaitAsync(Soon);
    }

    [Fact]
    public async Task A_refused_save_gives_the_turn_back_though_its_connection_stays_open()
    {
        await Save("twice");
        await using var kept = Context();
        for (var i = 0; i < 3; i++)
        {
            kept.Add(Session("twice"));
            await Assert.ThrowsAsync<DbUpdateException>(() => kept.SaveChangesAsync());
            kept.ChangeTracker.Clear();
            await Save($"after a refusal {i}").WaitAsync(Soon);
            kept.Remove(Session("nobody"));
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => kept.SaveChangesAsync());
            kept.ChangeTracker.Clear();
            await Save($"after a conflict {i}").WaitAsync(Soon);
            await (await kept.Database.BeginTransactionAsync()).DisposeAsync();
            await Save($"after a dropped transaction {i}").WaitAsync(Soon);
        }
    }

    [Fact]
    public async Task A_refused_statement_gives_the_turn_back()
    {
        await using var db = Context();
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => db.Database.ExecuteSqlRawAsync("UPDATE NoSuchTable SET x = 1"));
        await Save("next").WaitAsync(Soon);
    }

    [Theory]
    [InlineData("roll back")]
    [InlineData("drop the transaction")]
    [InlineData("drop the context")]
    public async Task A_transaction_that_is_not_committed_gives_the_turn_back(string way)
    {
        var db = Context();
        var transaction = await db.Database.BeginTransactionAsync();
        db.Add(Session("never"));
        await db.SaveChangesAsync();
        if (way == "roll back") await transaction.RollbackAsync();
        if (way == "drop the transaction") await transaction.DisposeAsync();
        await db.DisposeAsync();

        await Save("next").WaitAsync(Soon);
        await using var reader = Context();
        Assert.Equal(["next"], await reader.ConsumedSessions.Select(s => s.Id).ToListAsync());
    }

    [Fact]
    public async Task A_writer_that_gives_up_waiting_takes_nothing_with_it()
    {
        await using var first = Context();
        var transaction = await first.Database.BeginTransactionAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Save("impatient", patience.Token));
        await transaction.CommitAsync();
        await Save("next").WaitAsync(Soon);
        await Save("and the next").WaitAsync(Soon);
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")] // FULL: what was acknowledged survives a power cut
    [InlineData("foreign_keys", "1")]
    public async Task Durability_is_in_force_on_every_connection(string pragma, string expected)
    {
        await using var one = Context();
        await using var other = Context();
        foreach (var db in new[] { one, other })
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            Assert.Equal(expected, (await command.ExecuteScalarAsync())!.ToString());
        }
    }

    public void Dispose()
    {
        using var db = Context();
        Providers.Delete(db);
    }

    private async Task Save(string id, CancellationToken cancellation = default)
    {
        await using var db = Context();
        db.Add(Session(id));
        await db.SaveChangesAsync(cancellation);
    }

    private static ConsumedSession Session(string id) => new() { Id = id, ExpiresAt = DateTimeOffset.UnixEpoch };

    private CognitoDbContext Context()
    {
        var options = new DbContextOptionsBuilder<CognitoDbContext>();
        options.UseCognitoSqlite($"Data Source={_path}");
        return new CognitoDbContext(options.Options);
    }
}
