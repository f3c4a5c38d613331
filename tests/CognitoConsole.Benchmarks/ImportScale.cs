using System.Diagnostics;
using CognitoConsole.Testing;

namespace CognitoConsole.Benchmarks;

/// <summary>How long an import takes, from the start of the job until it has succeeded: <c>import 100000</c>. Each round fills a user pool of its own.</summary>
internal static class ImportScale
{
    private const int Rounds = 3;

    public static async Task Run(int users)
    {
        // Not disposed of: that would look through the whole file for secrets.
        var cognito = new TestCognito { WatchesSecrets = false };
        var times = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], AliasAttributes = ["email"] });
            var job = await cognito.AnImportJob(
                pool, null, [.. Enumerable.Range(0, users).Select(i => new[] { $"cognito:username=user{i:000000}", $"name=User Number {i}", $"email=user{i:000000}@example.com", "email_verified=true", "cognito:mfa_enabled=false" })]);
            var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            var done = await cognito.Import(job);
            times.Add(watch.Elapsed.TotalSeconds);
            if (done.ImportedUsers != users) throw new InvalidOperationException($"{done.ImportedUsers} users came of {users} lines: {done.CompletionMessage}");
            Console.WriteLine($"{users} users in {times[^1]:0.0} s, with {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:0.0} s of processor time");
        }

        Console.WriteLine($"median {times.Order().ElementAt(Rounds / 2):0.0} s");
    }
}
