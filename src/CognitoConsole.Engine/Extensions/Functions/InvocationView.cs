using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.Functions;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>How calls are shown, recorded ones and those just tried.</summary>
internal static class InvocationView
{
    public static readonly Expression<Func<FunctionInvocation, FunctionInvocationType>> Show = i => new FunctionInvocationType
    {
        InvocationId = i.Id,
        UserPoolId = i.UserPoolId,
        FunctionArn = i.FunctionArn,
        FunctionVersion = i.FunctionVersion,
        Trigger = i.Trigger,
        TriggerSource = i.TriggerSource,
        Username = i.Username,
        Date = i.At,
        DurationMilliseconds = i.DurationMilliseconds,
        Attempts = i.Attempts,
        Outcome = i.Outcome,
    };

    private static readonly Func<FunctionInvocation, FunctionInvocationType> Compiled = Show.Compile();

    public static FunctionInvocationType Of(FunctionInvocation invocation) => Compiled(invocation);

    public static FunctionRunType Run(FunctionInvocation invocation, InvocationContent content) => new()
    {
        Outcome = invocation.Outcome,
        DurationMilliseconds = invocation.DurationMilliseconds,
        Input = content.Input,
        Output = content.Output,
        Logs = content.Logs,
        Error = content.Error,
        Refusal = content.Refusal,
    };

    /// <summary>A call that was only tried: what the API would have answered is found from the event's triggerSource.</summary>
    public static FunctionRunType Run(string input, FunctionRun run)
    {
        var refusal = TriggerSources.Refusal(input, run.Answer);
        return new FunctionRunType
        {
            Outcome = Outcome(run.Answer.Kind, refusal),
            DurationMilliseconds = (int)run.Duration.TotalMilliseconds,
            Input = input,
            Output = run.Answer.Payload,
            Logs = run.Answer.Logs,
            Error = run.Answer.Error,
            Refusal = refusal is null ? null : $"{refusal.Code}: {refusal.Message}",
        };
    }

    public static string Outcome(FunctionAnswerKind kind, CognitoException? refusal) => kind switch
    {
        FunctionAnswerKind.Succeeded => refusal is null ? FunctionOutcomes.Succeeded : FunctionOutcomes.InvalidOutput,
        FunctionAnswerKind.FunctionError => FunctionOutcomes.FunctionError,
        FunctionAnswerKind.TimedOut => FunctionOutcomes.TimedOut,
        _ => FunctionOutcomes.Failed,
    };

    /// <exception cref="CognitoException">The text is no JSON object.</exception>
    public static void DemandEvent(string text)
    {
        try
        {
            if (JsonNode.Parse(text) is JsonObject) return;
        }
        catch (JsonException malformed)
        {
            throw Errors.InvalidParameter($"The event is not JSON: {malformed.Message}", "event");
        }

        throw Errors.InvalidParameter("The event is not a JSON object.", "event");
    }
}
