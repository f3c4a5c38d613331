using System.Diagnostics;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Benchmarks;

/// <summary>How long searching takes in a pool of many users: <c>users 1000000</c>. COGNITO_TEST_DATABASE chooses the database.</summary>
internal static class UserScale
{
    private const int Calls = 300;

    public static async Task Run(int users)
    {
        // Not disposed of: that would look through the whole file for secrets.
        var cognito = new TestCognito { WatchesSecrets = false };
        var pool = await cognito.APool(p => p with { Schema = [new() { Name = "team", AttributeDataType = AttributeDataType.String, Mutable = true }] });
        var watch = Stopwatch.StartNew();
        var random = new Random(1);
        if (!TestDatabase.IsPostgreSql) await cognito.ManyUsers(pool, users, Attributes);
        else
        {
            await cognito.Database(async db =>
            {
                await UserCopy.Write(db, await db.UserPools.AsNoTracking().SingleAsync(p => p.Id == pool.Id), Enumerable.Range(0, users).Select(i => cognito.OneOfMany(pool, i, Attributes(i))));
                return users;
            });
        }

        Console.WriteLine($"{users} users written in {watch.Elapsed.TotalSeconds:0} s");

        var search = new SearchUsersRequest { UserPoolId = pool.Id! };
        await Time("e-mail prefix of 4", () => search with { Filter = $"email ^= \"{Letters(random, 4)}\"" });
        await Time("e-mail prefix of 1", () => search with { Filter = $"email ^= \"{Letters(random, 1)}\"" });
        await Time("custom attribute prefix", () => search with { Filter = $"custom:team ^= \"team {random.Next(100)}\"" });
        await Time("user name prefix", () => search with { Filter = $"username ^= \"user{random.Next(1000):000}\"" });
        await Time("two conditions", () => search with { Filter = $"custom:team = \"team {random.Next(1000)}\" and name ^= \"{Letters(random, 1)}\"" });
        await Time("two prefixes with or", () => search with { Filter = $"email ^= \"{Letters(random, 4)}\" or name ^= \"{Letters(random, 4)}\"" });
        await Time("prefix of 4, by last change", () => search with { Filter = $"email ^= \"{Letters(random, 4)}\"", SortBy = "UserLastModifiedDate", SortOrder = UserSearch.Descending });
        await Time("everybody by e-mail", () => search with { SortBy = "email" });
        await Time("status, by name", () => search with { Filter = "status = \"Enabled\"", SortBy = "name" });
        await Time("contains, many matches", () => search with { Filter = $"name *= \"{Letters(random, 1)}\"" }, 30);
        await Time("contains, rare", () => search with { Filter = $"name *= \"{Letters(random, 9)}\"" }, 5);
        await Time("ListUsers, e-mail prefix", () => new ListUsersRequest { UserPoolId = pool.Id!, Filter = $"email ^= \"{Letters(random, 4)}\"" });
        await Time("ListUsers, prefix of 1", () => new ListUsersRequest { UserPoolId = pool.Id!, Filter = $"email ^= \"{Letters(random, 1)}\"" });
        await Time("ListUsers, page of 60", () => new ListUsersRequest { UserPoolId = pool.Id! });
        await Time("count of a prefix of 1", () => search with { Filter = $"email ^= \"{Letters(random, 1)}\"", IncludeCount = true }, 30);

        watch.Restart();
        var export = new ExportUsersRequest { UserPoolId = pool.Id!, Columns = ["username", "email", "name", "custom:team", "UserCreateDate"] };
        var rows = 0;
        do
        {
            var page = await cognito.Invoke(export);
            rows += page.Rows.Count;
            export = export with { NextToken = page.NextToken };
        }
        while (export.NextToken is not null);
        Console.WriteLine($"export of {rows} users in {watch.Elapsed.TotalSeconds:0.0} s");

        Dictionary<string, string> Attributes(int i) => new()
        {
            ["email"] = $"{Letters(random, 6)}.{i}@example.com",
            ["email_verified"] = "true",
            ["name"] = $"{Letters(random, 8)} {Letters(random, 5)}",
            ["custom:team"] = $"team {random.Next(1000)}",
        };

        async Task Time<TResponse>(string what, Func<IRequest<TResponse>> request, int calls = Calls)
        {
            for (var i = 0; i < Math.Min(calls, 30); i++) await cognito.Invoke(request());
            var times = new List<double>();
            for (var i = 0; i < calls; i++)
            {
                var one = Stopwatch.StartNew();
                await cognito.Invoke(request());
                times.Add(one.Elapsed.TotalMilliseconds);
            }

            times.Sort();
            Console.WriteLine($"{what,-28} {times[calls / 2],8:0.00} ms median {times[calls * 99 / 100],8:0.00} ms p99");
        }
    }

    private static string Letters(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('a' + random.Next(26))));
}
