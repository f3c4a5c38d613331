using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Data.Tests.SqlServer;

/// <summary>The net that COGNITO_TEST_DATABASE=SqlServerTranslation spreads below the Engine suite holds.</summary>
public sealed class TranslationTests : IAsyncDisposable
{
    private static readonly Func<CognitoDbContext, string, CancellationToken, Task<string?>> Compiled = EF.CompileAsyncQuery((CognitoDbContext db, string id, CancellationToken cancellation) =>
        db.ConsumedSessions.Where(s => s.Id == id && db.Groups.Any()).Select(s => s.Id + "compiled").FirstOrDefault());

    private readonly TestDatabase _database = new();
    private readonly CognitoDbContext _db;

    public TranslationTests()
    {
        var options = new DbContextOptionsBuilder<CognitoDbContext>();
        _database.Configure(options);
        _db = new CognitoDbContext((DbContextOptions<CognitoDbContext>)options.AlsoTranslateToSqlServer().Options);
    }

    [Fact]
    public async Task A_query_is_also_translated_to_SQL_Server()
    {
        var now = DateTimeOffset.UnixEpoch;
        Assert.Empty(await _db.ConsumedSessions.Where(s => s.ExpiresAt < now).OrderBy(s => s.Id).Take(7).ToListAsync());
        Assert.Contains(SqlServerTranslation.Statements, s => s.Contains("SELECT TOP(@", StringComparison.Ordinal) && s.Contains("[ConsumedSessions]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Set_based_changes_are_translated_too()
    {
        await _db.ConsumedSessions.Where(s => s.Id == "x").ExecuteDeleteAsync();
        await _db.AccessKeys.Where(k => k.AccessKeyId == "x").ExecuteUpdateAsync(k => k.SetProperty(x => x.Status, "Inactive"));
        Assert.Contains(SqlServerTranslation.Statements, s => s.Contains("DELETE FROM [", StringComparison.Ordinal) && s.Contains("[ConsumedSessions]", StringComparison.Ordinal));
        Assert.Contains(SqlServerTranslation.Statements, s => s.Contains("UPDATE [", StringComparison.Ordinal) && s.Contains("[AccessKeys]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compiled_queries_and_single_values_are_translated_too()
    {
        Assert.Null(await Compiled(_db, "x", CancellationToken.None));
        Assert.Equal(0, _db.Groups.Count());
        await Assert.ThrowsAsync<InvalidOperationException>(() => _db.Groups.FirstAsync(g => g.GroupName == "nobody"));
        Assert.Contains(SqlServerTranslation.Statements, s => s.Contains("compiled", StringComparison.Ordinal) && s.Contains("[Groups]", StringComparison.Ordinal));
        Assert.Contains(SqlServerTranslation.Statements, s => s.Contains("COUNT(*)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_within_a_query_is_translated_too()
    {
        var groups = _db.Groups.Where(g => g.Precedence > 3);
        Assert.Empty(await _db.GroupMembers.Where(m => groups.Any(g => g.GroupName == m.GroupName)).ToListAsync());
        Assert.Contains(SqlServerTranslation.Statements, s => s.Contains("[GroupMembers]", StringComparison.Ordinal) && s.Contains("[Precedence] > 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_that_SQL_Server_cannot_run_fails_the_test_that_runs_it()
    {
        var refusal = await Assert.ThrowsAsync<SqlServerTranslationException>(() => _db.Groups.Where(g => EF.Functions.Glob(g.GroupName, "a*")).ToListAsync());
        Assert.Contains("SQL Server cannot run this query", refusal.Message);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }
}
