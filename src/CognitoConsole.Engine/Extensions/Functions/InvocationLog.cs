using System.Text.Json;
using CognitoConsole.Data;
using CognitoConsole.Data.Functions;
using CognitoConsole.Engine.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.Extensions;

/// <summary>What a recorded call holds, encrypted under the key ring.</summary>
internal sealed record InvocationContent(string Input, string? Output, string? Logs, string? Error, string? Refusal);

/// <summary>Records the calls of triggers, behind the sign-ins that made them.</summary>
public sealed class InvocationLog(IServiceScopeFactory scopes, KeyRing keys, TimeProvider clock, ILogger<InvocationLog> log)
    : PoolRecords<FunctionInvocation>(scopes, clock, log, waits: 2_000, InvocationLog.KeptPerPool)
{
    /// <summary>Calls that a pool keeps.</summary>
    public const int KeptPerPool = 500;

    private const string Purpose = "function-invocation";

    /// <summary>Takes a call down. The secrets go before anything is kept.</summary>
    internal void Add(string userPoolId, string arn, string trigger, string source, string username, string input, FunctionRun run, string outcome, string? refusal)
    {
        var secrets = new InvocationSecrets();
        var (maskedInput, output) = (secrets.Json(input)!, secrets.Json(run.Answer.Payload));
        // Once more over the first: the answer may have named secrets that the event did not.
        var content = new InvocationContent(secrets.Text(maskedInput)!, output, secrets.Text(run.Answer.Logs), secrets.Text(run.Answer.Error), secrets.Text(refusal));
        var now = Clock.GetUtcNow();
        Add(new FunctionInvocation
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
}
