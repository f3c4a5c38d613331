using System.Data.Common;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Data;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Iam;

/// <summary>What it costs to know when a key was last used.</summary>
public sealed class AccessKeyUsesTests
{
    [Fact]
    public async Task Calls_write_nothing_and_a_flush_writes_each_key_once()
    {
        var writes = new Writes();
        await using var cognito = new TestCognito(services => services.ConfigureDbContext<CognitoDbContext>(db => db.AddInterceptors(writes)));
        await cognito.Roles();
        var (ana, ben) = (await cognito.AnApiUser("ana", "Auditor"), await cognito.AnApiUser("ben", "Auditor"));
        for (var i = 0; i < 20; i++)
        {
            await cognito.Invoke(new GetCallerIdentityRequest(), ana);
            await cognito.Invoke(new GetCallerIdentityRequest(), ben);
        }

        Assert.Equal(0, writes.Count);
        var uses = cognito.Services.GetRequiredService<AccessKeyUses>();
        await uses.Flush(CancellationToken.None);
        Assert.Equal(2, writes.Count);
        await uses.Flush(CancellationToken.None);
        Assert.Equal(2, writes.Count);
    }

    [Fact]
    public async Task Uses_are_written_within_a_minute_and_when_the_server_stops()
    {
        await using var cognito = await KeyMaker.Start();
        var ana = await cognito.AnApiUser("ana", "Auditor");
        var uses = cognito.Services.GetRequiredService<AccessKeyUses>();
        await uses.StartAsync(CancellationToken.None);
        await cognito.Invoke(new GetCallerIdentityRequest(), ana);
        var first = cognito.Clock.GetUtcNow();
        for (var i = 0; i < 500 && await Stored(cognito) is null; i++)
        {
            cognito.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(first, await Stored(cognito));
        await cognito.Invoke(new GetCallerIdentityRequest(), ana);
        var last = cognito.Clock.GetUtcNow();
        await uses.StopAsync(CancellationToken.None);
        Assert.Equal(last, await Stored(cognito));
    }

    private static Task<DateTimeOffset?> Stored(TestCognito cognito) => cognito.Database(db => Task.FromResult(db.AccessKeys.Single().LastUsedAt));

    private sealed class Writes : DbCommandInterceptor
    {
        public int Count { get; private set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("LastUsedAt", StringComparison.Ordinal)) Count++;
            return new(result);
        }
    }
}
