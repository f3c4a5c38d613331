using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Extensions;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Calls the function of a trigger, turns what comes back into an answer or a refusal, and records both.</summary>
public sealed class TriggerCalls(FunctionRunner runner, InvocationLog log, OperationContext context)
{
    internal JsonObject? ClientMetadata => TriggerMetadata.Client(context.Request);

    internal JsonObject? ValidationData => TriggerMetadata.Validation(context.Request);

    internal string? UserAgent => context.Caller.UserAgent;

    /// <summary>Null when the pool has no such trigger.</summary>
    /// <param name="clientId">Null where an administrator calls without one.</param>
    /// <param name="request">The event's request; what <paramref name="read"/> gets is the response that came back.</param>
    /// <param name="name">The trigger as errors spell it, where that is not its name.</param>
    /// <exception cref="CognitoException">See <see cref="TriggerAnswers"/>.</exception>
    internal async Task<T?> Call<T>(UserPool pool, string trigger, string source, string? clientId, string username, Func<JsonObject> request, JsonObject response, Func<JsonObject, T> read, string version = "1", string? name = null)
        where T : class
    {
        if (TriggerSlots.Find(pool.LambdaConfig, trigger) is not { } arn) return null;
        var input = TriggerEvent.Of(pool, version, source, username, clientId, UserAgent, request(), response).ToJsonString(TriggerAnswers.Json);
        var run = await runner.Run(pool.Id, arn, input, asynchronous: false, context.Cancellation);
        CognitoException? refusal = null;
        try
        {
            return read(TriggerAnswers.Response(name ?? trigger, run.Answer));
        }
        catch (CognitoException refused)
        {
            refusal = refused;
            throw;
        }
        finally
        {
            log.Add(pool, arn, trigger, source, username, input, run, InvocationView.Outcome(run.Answer.Kind, refusal), refusal is null ? null : $"{refusal.Code}: {refusal.Message}");
        }
    }
}
