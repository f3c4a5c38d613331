using System.Text.Json;
using System.Threading.Channels;
using CognitoConsole.Data;
using CognitoConsole.Data.Functions;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.Extensions;

/// <summary>What a recorded call holds, encrypted under the key ring.</summary>
internal sealed record InvocationContent(string Input, string? Output, string? Logs, string? Error, string? Refusal);

/// <summary>
/// Records the calls of triggers, behind the sign-ins that made them: they are written in batches, and when more come than can be written,
/// the oldest unwritten ones are dropped. A pool keeps its newest.
/// </summary>
public sealed partial class InvocationLog(IServiceScopeFactory scopes, KeyRing keys, TimeProvider clock, ILogger<InvocationLog> log) : BackgroundService
{
    /// <summary>Calls that a pool keeps.</summary>
    public const int KeptPerPool = 500;

    private const int Batch = 100;
    private const string Purpose = "function-invocation";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<FunctionInvocation> _waiting = Channel.CreateBounded<FunctionInvocation>(new BoundedChannelOptions(2_000) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Lock _ids = new();
    private DateTimeOffset _newest;

    /// <summary>Takes a call down. The secrets go before anything is kept.</summary>
    internal void Add(string userPoolId, string arn, string trigger, string source, string username, string input, FunctionRun run, string outcome, string? refusal)
    {
        var secrets = new InvocationSecrets();
        var (maskedInput, output) = (secrets.Json(input)!, secrets.Json(run.Answer.Payload));
        // Once more over the first: the answer may have named secrets that the event did not.
        var content = new InvocationContent(secrets.Text(maskedInput)!, output, secrets.Text(run.Answer.Logs), secrets.Text(run.Answer.Error), secrets.Text(refusal));
        var now = clock.GetUtcNow();
        _waiting.Writer.TryWrite(new FunctionInvocation
        {
            Id = NextId(now),
            UserPoolId = userPoolId,
            FunctionArn = arn.Length > Function.ArnLength ? arn[..Function.ArnLength] : arn,
            FunctionVersion = run.Version,
            Trigger = trigger,
            TriggerSource = source,
            Username = username.Length > Lengths.SignInName ? username[..Lengths.SignInName] : username,
            At = now,
            DurationMilliseconds = (int)run.Duration.TotalMilliseconds,
            Attempts = run.Attempts,
            Outcome = outcome,
            Content = keys.Protect(JsonSerializer.SerializeToUtf8Bytes(content), Purpose),
        });
    }

    internal InvocationContent Open(FunctionInvocation invocation) => JsonSerializer.Deserialize<InvocationContent>(keys.Unprotect(invocation.Content, Purpose))!;

    /// <summary>Writes what waits, so that whoever asks sees what has just happened.</summary>
    internal async Task Flush(CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            while (_waiting.Reader.TryPeek(out _)) await WriteBatch(cancellation);
        }
        finally
        {
            _writing.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await Flush(CancellationToken.None);
            }
            catch (Exception failure)
            {
                LogFailure(log, failure);
            }
        }
    }

    /// <summary>Ids in the order of the calls, however many there are in a millisecond.</summary>
    private string NextId(DateTimeOffset now)
    {
        lock (_ids)
        {
            _newest = now > _newest ? now : _newest.AddMilliseconds(1);
            return Guid.CreateVersion7(_newest).ToString();
        }
    }

    private async Task WriteBatch(CancellationToken cancellation)
    {
        var rows = new List<FunctionInvocation>();
        while (rows.Count < Batch && _waiting.Reader.TryRead(out var row)) rows.Add(row);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var pools = rows.Select(r => r.UserPoolId).Distinct().ToList();
        // A pool may be gone by now, and its calls with it.
        var alive = await db.UserPools.Where(p => pools.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancellation);
        db.FunctionInvocations.AddRange(rows.Where(r => alive.Contains(r.UserPoolId)));
        await db.SaveChangesAsync(cancellation);
        foreach (var pool in alive) await RemoveOld(db, pool, cancellation);
    }

    private static async Task RemoveOld(CognitoDbContext db, string userPoolId, CancellationToken cancellation)
    {
        var rows = db.FunctionInvocations.Where(i => i.UserPoolId == userPoolId);
        var last = await rows.OrderByDescending(i => i.Id).Select(i => i.Id).Skip(KeptPerPool).FirstOrDefaultAsync(cancellation);
        if (last is not null) await rows.Where(i => string.Compare(i.Id, last) <= 0).ExecuteDeleteAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Error, "Function calls could not be recorded.")]
    private static partial void LogFailure(ILogger log, Exception failure);
}
