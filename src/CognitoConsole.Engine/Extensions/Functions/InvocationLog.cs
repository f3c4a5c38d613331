using System.Text.Json;
using CognitoConsole.Data;
using CognitoConsole.Data.Functions;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.Extensions;

/// <summary>What a recorded call holds, encrypted.</summary>
internal sealed record InvocationContent(string Input, string? Output, string? Logs, string? Error, string? Refusal);

/// <summary>Records the calls of triggers, behind the sign-ins that made them.</summary>
public sealed class InvocationLog(IServiceScopeFactory scopes, PoolSecrets secrets, TimeProvider clock, ILogger<InvocationLog> log)
    : PoolRecords<FunctionInvocation>(scopes, clock, log, waits: 2_000, InvocationLog.KeptPerPool)
{
    /// <summary>Calls that a pool keeps.</summary>
    public const int KeptPerPool = 500;

    private const string Purpose = "function-invocation";

    /// <summary>Takes a call down. The secrets go before anything is kept.</summary>
    internal void Add(UserPool pool, string arn, string trigger, string source, string username, string input, FunctionRun run, string outcome, string? refusal)
    {
        var masks = new InvocationSecrets();
        var (maskedInput, output) = (masks.Json(input)!, masks.Json(run.Answer.Payload));
        // Once more over the first: the answer may have named secrets that the event did not.
        var content = new InvocationContent(masks.Text(maskedInput)!, output, masks.Text(run.Answer.Logs), masks.Text(run.Answer.Error), masks.Text(refusal));
        var now = Clock.GetUtcNow();
        Add(new FunctionInvocation
        {
            Id = NextId(now),
            UserPoolId = pool.Id,
            FunctionArn = arn.Length > Function.ArnLength ? arn[..Function.ArnLength] : arn,
            FunctionVersion = run.Version,
            Trigger = trigger,
            TriggerSource = source,
            Username = username.Length > Lengths.SignInName ? username[..Lengths.SignInName] : username,
            At = now,
            DurationMilliseconds = (int)run.Duration.TotalMilliseconds,
            Attempts = run.Attempts,
            Outcome = outcome,
            Content = secrets.Protect(pool, JsonSerializer.SerializeToUtf8Bytes(content), Purpose),
        });
    }

    internal InvocationContent Open(UserPool pool, FunctionInvocation invocation) => JsonSerializer.Deserialize<InvocationContent>(secrets.Unprotect(pool, invocation.Content, Purpose))!;
}
