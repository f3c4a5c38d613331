using System.Data.Common;
using System.Diagnostics;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Benchmarks;

/// <summary>How long looking up and counting takes in a pool of many identities: <c>identities 10000000</c>.</summary>
internal static class IdentityScale
{
    private const int Calls = 200;
    private const int Days = 400;
    private const int FirstDay = 20515 - Days;

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
        foreach (var (what, days) in new[] { ("today", 0), ("30 days ago", 30), ("a year ago", 365) })
        {
            await Time($"guests, {what}", () => Guests(days));
            var (token, first) = ((string?)null, await Total(days) - 60);
            // As far as the token of the last page but one.
            for (long listed = 0; listed < first; listed += 1000) token = (await Guests(days, 1000, token)).NextToken ?? token;
            await Time($"guests, {what}, last page", () => Guests(days, 60, token));
        }

        await Time("disabled, today", () => cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, State = "Disabled" }));
        await Time("GetId of a user", () => cognito.AnIdentity(pool, logins));
        await Time("GetCredentialsForIdentity", () => cognito.CredentialsOf(ana, logins));
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(file + suffix);

        DateOnly Date(int daysAgo) => new DateOnly(2026, 3, 3).AddDays(-daysAgo);
        Task<ListCountedIdentitiesResponse> Guests(int daysAgo, int size = 60, string? token = null) =>
            cognito.Invoke(new ListCountedIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, State = "Guest", Date = Date(daysAgo), MaxResults = size, NextToken = token });
        async Task<long> Total(int daysAgo) =>
            (await cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId, From = Date(daysAgo), To = Date(daysAgo) })).Days[0].Totals.Guests;
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
        using var identity = Command(connection, transaction, "INSERT INTO Identities (IdentityId, IdentityPoolId, IsGuest, IsDisabled, CreationDate, LastModifiedDate, LastSeenAt, LastSeenDay, CountedSince, Version) VALUES ($id, $pool, $guest, 0, $at, $at, $at, 0, $day, 0)", "$id", "$pool", "$guest", "$at", "$day");
        using var period = Command(connection, transaction, "INSERT INTO IdentityPeriods (IdentityPoolId, Metric, Node, FromDay, IdentityId, ToDay) VALUES ($pool, 'Guests', $node, $day, $id, $end)", "$pool", "$node", "$day", "$id", "$end");
        using var login = Command(connection, transaction, "INSERT INTO IdentityLogins (IdentityPoolId, Provider, SubjectKey, Subject, IdentityId, LinkedAt) VALUES ($pool, $provider, $sub, $sub, $id, $at)", "$pool", "$provider", "$sub", "$id", "$at");
        var changes = new Dictionary<(int Day, string Metric), long>();
        // In the order of their keys, evenly over the whole range and over 400 days: the indexes grow at their ends, which at ten million rows is minutes instead of hours.
        for (var i = 0; i < identities; i++)
        {
            var (id, at, day) = ($"us-east-1:{InOrder(i, identities)}", 1_741_000_000_000L + i, FirstDay + (int)((long)i * Days / identities));
            Execute(identity, id, poolId, i % 2, at, day);
            Count(day, i % 2 == 0 ? "Authenticated" : "Guests", +1);
            if (i % 2 == 0)
            {
                Execute(login, poolId, provider, InOrder(i, identities), id, at);
                continue;
            }

            // As many guests are gone again, most of them soon.
            var end = Math.Min(FirstDay + Days, day + 1 + (i % 20 == 1 ? i / 20 % Days : i / 2 % 7));
            Execute(period, poolId, DayTree.NodeOf(day, end - 1), day, $"us-east-1:{Guid.NewGuid()}", end);
            Count(day, "Guests", +1);
            Count(end, "Guests", -1);
        }

        using var change = Command(connection, transaction, "INSERT INTO DailyCounts (IdentityPoolId, Day, Metric, Provider, Count) VALUES ($pool, $day, $metric, '', $count) ON CONFLICT DO UPDATE SET Count = Count + excluded.Count", "$pool", "$day", "$metric", "$count");
        foreach (var ((day, metric), by) in changes) Execute(change, poolId, day, metric, by);

        void Count(int day, string metric, int by)
        {
            foreach (var counted in new[] { day, DailyCount.AllDays }) changes[(counted, metric)] = changes.GetValueOrDefault((counted, metric)) + by;
        }

        // A year of every counter.
        using var count = Command(connection, transaction, "INSERT OR IGNORE INTO DailyCounts (IdentityPoolId, Day, Metric, Provider, Count) VALUES ($pool, $day, $metric, $provider, 1000)", "$pool", "$day", "$metric", "$provider");
        for (var day = FirstDay; day <= FirstDay + Days; day++)
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
