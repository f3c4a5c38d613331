using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CognitoConsole.Benchmarks.Load;

/// <summary>
/// Closed loop over the started server: one request under way per connection. The figure to judge by is the server's processor time per
/// operation; medians over rounds.
/// </summary>
internal static class LoadRun
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);
    private const int Rounds = 3;
    private const int Connections = 16;
    /// <summary>Four keys lie ready, and a pool takes two.</summary>
    private const int PoolsFromSpareKeys = 2;

    private sealed record Result(double CpuMilliseconds, double PerSecond, double P50, double P99);

    /// <param name="sizes">Numbers of users, growing.</param>
    /// <param name="part">Only operations whose name contains it.</param>
    public static async Task Run(IReadOnlyList<int> sizes, string? part)
    {
        var starts = new List<(TimeSpan Time, double Memory)>();
        for (var i = 0; i < 5; i++)
        {
            await using var once = await ServerProcess.Start(18900);
            await Task.Delay(TimeSpan.FromSeconds(3));
            starts.Add((once.ColdStart, once.MemoryMegabytes));
        }

        Console.WriteLine($"Cold start to first answer: {Median(starts.Select(s => s.Time.TotalMilliseconds)):0} ms; idle memory {Median(starts.Select(s => s.Memory)):0} MB (medians of {starts.Count})");
        await using var server = await ServerProcess.Start(18900);
        var pool = await LoadPool.Make(server);
        var operations = new LoadOperations(pool);
        foreach (var size in sizes)
        {
            await pool.Grow(server, size);
            using (var client = new CognitoClient(server)) await operations.Prepare(client);
            Console.WriteLine($"\n{size.ToString("N0", CultureInfo.InvariantCulture)} users, SQLite (WAL, synchronous=FULL), {Connections} connections\n\n| operation | CPU ms | per second | p50 ms | p99 ms |\n|---|---:|---:|---:|---:|");
            // The first calls of a path are compiled code being made; all paths are warm before the first is measured.
            foreach (var (_, run) in operations.All) await Drive(server, run, Warm);
            foreach (var (name, run) in operations.All.Where(o => o.Name.Contains(part ?? "", StringComparison.OrdinalIgnoreCase)))
            {
                await Drive(server, run, Warm);
                var rounds = new List<Result>();
                for (var i = 0; i < Rounds; i++) rounds.Add(await Drive(server, run, Round));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Median(rounds.Select(r => r.CpuMilliseconds)):0.000} | {Median(rounds.Select(r => r.PerSecond)):0} | {Median(rounds.Select(r => r.P50)):0.0} | {Median(rounds.Select(r => r.P99)):0.0} |"));
            }

            Console.WriteLine($"\nMemory under load: {server.MemoryMegabytes:0} MB");
            Console.WriteLine($"CreateUserPool from spare signing keys: {await CreatePools(server, operations):0.0} ms (median of {PoolsFromSpareKeys}, one connection)");
        }
    }

    /// <summary>Keys are made ahead, in the background: measured are as many pools as there are spare keys, after a rest.</summary>
    private static async Task<double> CreatePools(ServerProcess server, LoadOperations operations)
    {
        await Task.Delay(TimeSpan.FromSeconds(15));
        using var client = new CognitoClient(server);
        var times = new List<double>();
        for (var i = 0; i < PoolsFromSpareKeys; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await operations.CreateUserPool(client);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Median(times);
    }

    private static async Task<Result> Drive(ServerProcess server, Func<CognitoClient, int, Task> run, TimeSpan time)
    {
        var latencies = new ConcurrentBag<double>();
        var before = server.Cpu;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(worker => Task.Run(async () =>
        {
            using var client = new CognitoClient(server);
            for (var i = worker * 131; watch.Elapsed < time; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await run(client, i);
                latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        })));
        var elapsed = watch.Elapsed;
        var cpu = server.Cpu - before;
        var sorted = latencies.Order().ToArray();
        return new Result(cpu.TotalMilliseconds / sorted.Length, sorted.Length / elapsed.TotalSeconds, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
