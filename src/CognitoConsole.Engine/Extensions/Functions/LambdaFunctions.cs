using System.Text;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Calls a Lambda by the Invoke API: AWS's, or anything that speaks it.</summary>
internal sealed class LambdaFunctions(IOutgoingHttp http, TimeProvider clock) : IFunctionInvoker
{
    public string Kind => FunctionKind.Lambda;

    public async Task<FunctionAnswer> Invoke(FunctionCall call, CancellationToken cancellation)
    {
        var region = call.Arn.Split(':')[3];
        var path = $"/2015-03-31/functions/{Uri.EscapeDataString(call.Arn)}/invocations";
        var address = new Uri((call.Endpoint ?? $"https://lambda.{region}.amazonaws.com").TrimEnd('/') + path);
        var body = Encoding.UTF8.GetBytes(call.Event);
        var headers = new Dictionary<string, string> { ["X-Amz-Invocation-Type"] = call.IsAsynchronous ? "Event" : "RequestResponse", ["X-Amz-Log-Type"] = "Tail" };
        SigV4Signer.Sign(headers, address, address.AbsolutePath, body, region, "lambda", call.AccessKeyId ?? "", call.Secret ?? "", clock.GetUtcNow());
        var (answer, failure) = await RemoteCall.Send(http, address, headers, body, call, cancellation);
        if (answer is null) return failure!;

        var logs = answer.Headers.GetValueOrDefault("X-Amz-Log-Result") is { } tail ? Decode(tail) : null;
        if (answer.Status is >= 200 and < 300)
        {
            return answer.Headers.ContainsKey("X-Amz-Function-Error")
                ? new FunctionAnswer(FunctionAnswerKind.FunctionError, null, RemoteCall.ErrorMessage(answer.Body) ?? "null", logs)
                : new FunctionAnswer(FunctionAnswerKind.Succeeded, answer.Body.Length == 0 ? "null" : answer.Body, null, logs);
        }

        var type = answer.Headers.GetValueOrDefault("X-Amzn-ErrorType")?.Split(':')[0];
        return answer.Status == 429
            ? new FunctionAnswer(FunctionAnswerKind.Throttled, Error: type ?? "TooManyRequestsException")
            : new FunctionAnswer(FunctionAnswerKind.Failed, Error: type ?? (answer.Status >= 500 ? "ServiceException" : "AccessDeniedException"));
    }

    private static string Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : base64;
    }
}
