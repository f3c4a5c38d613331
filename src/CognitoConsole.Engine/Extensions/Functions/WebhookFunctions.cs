using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Sends the event to an HTTPS address, signed with the webhook's secret (<see cref="WebhookSignature"/>), and takes the answer.</summary>
internal sealed class WebhookFunctions(IOutgoingHttp http, TimeProvider clock) : IFunctionInvoker
{
    public string Kind => FunctionKind.Webhook;

    public async Task<FunctionAnswer> Invoke(FunctionCall call, CancellationToken cancellation)
    {
        var body = Encoding.UTF8.GetBytes(call.Event);
        var headers = WebhookSignature.Headers(call.Secret ?? "", body, clock.GetUtcNow());
        headers["X-Cognito-Request-Id"] = call.RequestId;
        var (answer, failure) = await RemoteCall.Send(http, new Uri(call.Endpoint!), headers, body, call, cancellation);
        if (answer is null) return failure!;
        if (answer.Status is >= 200 and < 300) return new FunctionAnswer(FunctionAnswerKind.Succeeded, answer.Body);
        if (answer.Status == 429) return new FunctionAnswer(FunctionAnswerKind.Throttled, Error: "TooManyRequestsException");
        return RemoteCall.ErrorMessage(answer.Body) is { } message
            ? new FunctionAnswer(FunctionAnswerKind.FunctionError, Error: message)
            : new FunctionAnswer(FunctionAnswerKind.Failed, Error: string.Create(CultureInfo.InvariantCulture, $"HTTP status {answer.Status}"));
    }
}

/// <summary>What calls over the web have in common: the limit of time, and how an error is written.</summary>
internal static class RemoteCall
{
    public static async Task<(OutgoingAnswer? Answer, FunctionAnswer? Failure)> Send(IOutgoingHttp http, Uri address, IReadOnlyDictionary<string, string> headers, byte[] body, FunctionCall call, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(call.Limit);
        try
        {
            return (await http.Post(address, headers, body, time.Token), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, TimedOut(call));
        }
        catch (OutgoingHttpException slow) when (slow.InnerException is TaskCanceledException)
        {
            return (null, TimedOut(call));
        }
        catch (OutgoingHttpException failure)
        {
            return (null, new FunctionAnswer(FunctionAnswerKind.Failed, Error: failure.Message.TrimEnd('.')));
        }
    }

    /// <summary>As Lambda writes what a function threw; null for anything else.</summary>
    public static string? ErrorMessage(string body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject error && error["errorMessage"] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static FunctionAnswer TimedOut(FunctionCall call) =>
        new(FunctionAnswerKind.TimedOut, Error: string.Create(CultureInfo.InvariantCulture, $"Task timed out after {call.Limit.TotalSeconds:0.00} seconds"));
}
