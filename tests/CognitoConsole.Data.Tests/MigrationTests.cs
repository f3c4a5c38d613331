using CognitoConsole.Data.Sqlite;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CognitoConsole.Data.Tests;

public sealed class MigrationTests
{
    public static TheoryData<string> All => Providers.All;

    public static TheoryData<string> Running => Providers.Running;

    [Theory]
    [MemberData(nameof(All))]
    public void No_change_of_the_model_waits_for_a_migration(string provider)
    {
        using var db = Providers.Offline(provider);
        Assert.False(db.Database.HasPendingModelChanges(), $"The model and the migrations of {provider} differ. Run: bash src/CognitoConsole.Data/migrate.sh Initial");
    }

    [Fact]
    public void The_compiled_model_is_the_model()
    {
        var options = (DbContextOptions<CognitoDbContext>)new DbContextOptionsBuilder<CognitoDbContext>().UseCognitoSqlite("Data Source=none.db").Options;
        var core = options.GetExtension<CoreOptionsExtension>();
        Assert.NotNull(core.Model);
        using var compiled = new CognitoDbContext(options);
        using var built = new CognitoDbContext((DbContextOptions<CognitoDbContext>)options.WithExtension(core.WithModel(null)));
        Assert.True(Text(built) == Text(compiled), "The compiled model is an older one. Run: bash src/CognitoConsole.Data/migrate.sh Initial");

        static string Text(CognitoDbContext db) => db.Model.ToDebugString(MetadataDebugStringOptions.LongDefault) + db.Model.GetRelationalModel().ToDebugString(MetadataDebugStringOptions.LongDefault);
    }

    [Theory]
    [MemberData(nameof(Running))]
    public async Task Migrate_is_idempotent(string provider)
    {
        var connection = Providers.NewConnection(provider);
        await using var first = Providers.Context(provider, connection);
        try
        {
            await first.Database.MigrateAsync();
            first.ConsumedSessions.Add(new ConsumedSession { Id = "kept", ExpiresAt = DateTimeOffset.UnixEpoch });
            await first.SaveChangesAsync();

            await using var second = Providers.Context(provider, connection);
            await second.Database.MigrateAsync();
            Assert.Empty(await second.Database.GetPendingMigrationsAsync());
            Assert.Equal("kept", (await second.ConsumedSessions.SingleAsync()).Id);
        }
        finally
        {
            Providers.Delete(first);
        }
    }

    /// <summary>On all databases, names that differ in case are two names, and order is the order of bytes: prefixes are ranges.</summary>
    [Theory]
    [MemberData(nameof(Running))]
    public async Task Names_compare_byte_by_byte(string provider)
    {
        await using var db = Providers.Context(provider, Providers.NewConnection(provider));
        try
        {
            await db.Database.MigrateAsync();
            string[] names = ["ana", "Ana", "an-b", "anb", "an b", "ANA", "änne", "zoe"];
            db.ConsumedSessions.AddRange(names.Select(n => new ConsumedSession { Id = n, ExpiresAt = DateTimeOffset.UnixEpoch }));
            await db.SaveChangesAsync();
            Assert.Equal(names.Order(StringComparer.Ordinal), await db.ConsumedSessions.OrderBy(s => s.Id).Select(s => s.Id).ToListAsync());
            Assert.Equal(["an b", "an-b", "ana", "anb"], await db.ConsumedSessions.Where(s => s.Id.CompareTo("an") >= 0 && s.Id.CompareTo("ao") < 0).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync());
        }
        finally
        {
            Providers.Delete(db);
        }
    }
}
