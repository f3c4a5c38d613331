using System.Data.Common;
using System.Diagnostics;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Benchmarks;

/// <summary>How long looking up and counting takes in a pool of many identities: <c>identities 10000000</c>.</summary>
internal static class IdentityScale
{
    private const int Calls = 200;

    public static async Task Run(int identities)
    {
        // Not disposed of: that would look through the whole file for secrets.
        var cognito = new TestCognito();
        var (pool, client, logins) = await cognito.AnApp();
        await cognito.Roles(pool);
        var ana = await cognito.AnIdentity(pool, logins);
        var watch = Stopwatch.StartNew();
        var file = await cognito.Database(async db =>
        {
            await db.Database.OpenConnectionAsync();
            Fill(db.Database.GetDbConnection(), pool.IdentityPoolId, TestCognito.ProviderOf(client), identities);
            return db.Database.GetDbConnection().DataSource;
        });
        Console.WriteLine($"{identities} identities written in {watch.Elapsed.TotalSeconds:0} s");

        await Time("by exact id", () => cognito.Invoke(new DescribeIdentityRequest { IdentityId = ana }));
        await Time("by beginning", () => cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, Query = ana[..14] }));
        await Time("by e-mail", () => cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, Query = "ana@example.com" }));
        await Time("list page", () => cognito.Invoke(new ListIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, MaxResults = 60 }));
        await Time("dashboard, 365 days", () => cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId, From = new DateOnly(2025, 3, 4), To = new DateOnly(2026, 3, 3) }));
        await Time("GetId of a user", () => cognito.AnIdentity(pool, logins));
        await Time("GetCredentialsForIdentity", () => cognito.CredentialsOf(ana, logins));
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(file + suffix);
    }

    private static void Fill(DbConnection connection, string poolId, string provider, int identities)
    {
        // What is filled here is thrown away; the pages that are written fit the cache.
        using (var pragma = connection.CreateCommand())
        {
            pragma.CommandText = "PRAGMA synchronous=OFF; PRAGMA cache_size=-262144";
            pragma.ExecuteNonQuery();
        }

        using var transaction = connection.BeginTransaction();
        using var identity = Command(connection, transaction, "INSERT INTO Identities (IdentityId, IdentityPoolId, IsGuest, IsDisabled, CreationDate, LastModifiedDate, LastSeenAt, LastSeenDay, Version) VALUES ($id, $pool, $guest, 0, $at, $at, $at, 0, 0)", "$id", "$pool", "$guest", "$at");
        using var login = Command(connection, transaction, "INSERT INTO IdentityLogins (IdentityPoolId, Provider, SubjectKey, Subject, IdentityId, LinkedAt) VALUES ($pool, $provider, $sub, $sub, $id, $at)", "$pool", "$provider", "$sub", "$id", "$at");
        // In the order of their keys, evenly over the whole range: the indexes grow at their ends, which at ten million rows is minutes instead of hours.
        for (var i = 0; i < identities; i++)
        {
            var (id, at) = ($"us-east-1:{InOrder(i, identities)}", 1_741_000_000_000L + i);
            Execute(identity, id, poolId, i % 2, at);
            if (i % 2 == 0) Execute(login, poolId, provider, InOrder(i, identities), id, at);
        }

        // A year of every counter.
        using var count = Command(connection, transaction, "INSERT OR IGNORE INTO DailyCounts (IdentityPoolId, Day, Metric, Provider, Count) VALUES ($pool, $day, $metric, $provider, 1000)", "$pool", "$day", "$metric", "$provider");
        for (var day = 20515 - 400; day <= 20515; day++)
            foreach (var metric in new[] { "Created", "Active", "SignIn", "Credentials", "Logins" })
                foreach (var by in new[] { provider, "unauthenticated", "accounts.google.com", "graph.facebook.com", "www.amazon.com", "appleid.apple.com" }) Execute(count, poolId, day, metric, by);
        transaction.Commit();
    }

    /// <summary>The beginning says which of so many it is, the rest is random.</summary>
    private static string InOrder(int i, int of) => $"{(uint)((ulong)i * 0x1_0000_0000 / (ulong)of):x8}{Guid.NewGuid().ToString()[8..]}";

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static void Execute(DbCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private static async Task Time(string what, Func<Task> call)
    {
        for (var i = 0; i < 30; i++) await call();
        var times = new List<double>();
        for (var i = 0; i < Calls; i++)
        {
            var watch = Stopwatch.StartNew();
            await call();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"{what,-28} {times[Calls / 2],8:0.00} ms median {times[Calls * 95 / 100],8:0.00} ms p95");
    }
}
