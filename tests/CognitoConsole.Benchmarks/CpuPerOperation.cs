using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace CognitoConsole.Benchmarks;

/// <summary>Processor time of this process per call of each method of <see cref="EngineBenchmarks"/> and <see cref="FlowBenchmarks"/>: the figure that the goals are stated in.</summary>
internal static class CpuPerOperation
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(3);

    public static async Task Run(string? part)
    {
        await Run(new EngineBenchmarks(), part);
        await Run(new FlowBenchmarks(), part);
    }

    private static async Task Run(IEngineBenchmarks benchmarks, string? part)
    {
        var methods = benchmarks.GetType().GetMethods().Where(m => m.GetCustomAttribute<BenchmarkAttribute>() is not null && m.Name.Contains(part ?? "", StringComparison.OrdinalIgnoreCase)).ToList();
        if (methods.Count == 0) return;
        await benchmarks.Setup();
        foreach (var method in methods)
        {
            var operation = method.CreateDelegate<Func<Task>>(benchmarks);
            await For(Warm, operation);
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var calls = await For(Measured, operation);
            var spent = Process.GetCurrentProcess().TotalProcessorTime - before;
            Console.WriteLine($"{method.Name,-32} {spent.TotalMilliseconds / calls,8:0.000} ms CPU   {calls / Measured.TotalSeconds,8:0} /s");
        }

        await benchmarks.Cleanup();
    }

    private static async Task<int> For(TimeSpan time, Func<Task> operation)
    {
        var calls = 0;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time; calls++) await operation();
        return calls;
    }
}
