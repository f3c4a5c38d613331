using System.Buffers;
using CognitoConsole.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CognitoConsole.Api;

/// <summary>The one way of every request through this door: body, operation, signature, request object, engine, answer.</summary>
internal sealed partial class AwsDoor(ICognito cognito, SignatureVerifier signatures, IOptions<ApiOptions> options, ILogger<AwsDoor> log)
{
    private readonly int _maxBody = options.Value.MaxBodyBytes;

    public async Task Answer(HttpContext context, IWireProtocol protocol)
    {
        var requestId = Guid.NewGuid().ToString();
        context.Response.Headers["x-amzn-RequestId"] = requestId;
        Cors.Allow(context);
        CognitoException refusal;
        try
        {
            await Invoke(context, protocol, requestId);
            return;
        }
        catch (CognitoException e)
        {
            refusal = e;
        }
        catch (BadHttpRequestException e)
        {
            // Broken chunks, a body that ends too early: Kestrel's finding, told in AWS's form.
            refusal = new CognitoException(ErrorCodes.SerializationException, "The request body could not be read.", e.StatusCode);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e)
        {
            LogFailure(log, e, requestId);
            refusal = new CognitoException(ErrorCodes.InternalErrorException, "An internal error occurred.", StatusCodes.Status500InternalServerError);
        }

        if (context.Response.HasStarted) return;
        await protocol.WriteError(context.Response, refusal, requestId);
    }

    private async Task Invoke(HttpContext context, IWireProtocol protocol, string requestId)
    {
        var (operation, input, caller) = await Understand(context, protocol, requestId);
        var output = await cognito.Invoke(input, caller, context.RequestAborted);
        await protocol.Write(context.Response, operation, output, requestId);
    }

    private async ValueTask<(WireOperation Operation, object Input, Caller Caller)> Understand(HttpContext context, IWireProtocol protocol, string requestId)
    {
        var request = context.Request;
        RefuseAmbiguousLength(request);
        var body = await Read(request, context.RequestAborted);
        try
        {
            var operation = protocol.Find(request, body);
            var caller = await signatures.Authenticate(request, body, operation.Descriptor, context.RequestAborted);
            caller = caller with { IpAddress = context.Connection.RemoteIpAddress?.ToString(), UserAgent = UserAgent(request), IsSecure = request.IsHttps, RequestId = requestId };
            return (operation, protocol.Read(operation, request, body), caller);
        }
        finally
        {
            request.BodyReader.AdvanceTo(body.End);
        }
    }

    /// <summary>The whole body, still in the connection's own buffers; released after the request object is made.</summary>
    private async ValueTask<ReadOnlySequence<byte>> Read(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > _maxBody) throw TooLarge();
        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(cancellation);
            var buffer = result.Buffer;
            if (buffer.Length > _maxBody)
            {
                reader.AdvanceTo(buffer.End);
                throw TooLarge();
            }

            if (result.IsCompleted) return buffer;
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private CognitoException TooLarge() =>
        new(ErrorCodes.RequestEntityTooLargeException, $"Request size exceeded {_maxBody} bytes", StatusCodes.Status413PayloadTooLarge);

    /// <summary>
    /// Two statements about the length make a proxy and this server disagree where the next request begins. Kestrel follows the chunks and moves
    /// Content-Length aside; here the request is refused.
    /// </summary>
    private static void RefuseAmbiguousLength(HttpRequest request)
    {
        if (request.Headers.TransferEncoding.Count == 0) return;
        if (request.ContentLength is null && !request.Headers.ContainsKey("X-Content-Length")) return;
        request.HttpContext.Response.Headers.Connection = "close";
        throw new CognitoException(ErrorCodes.SerializationException, "A request has either Content-Length or Transfer-Encoding.");
    }

    private static string? UserAgent(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return agent.Length == 0 ? null : agent.Length > 512 ? agent[..512] : agent;
    }

    internal static bool IsJson(HttpRequest request) =>
        request.Headers.ContainsKey("X-Amz-Target") || request.ContentType?.StartsWith("application/x-amz-json", StringComparison.OrdinalIgnoreCase) == true;

    internal static bool IsForm(HttpRequest request) =>
        request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    [LoggerMessage(LogLevel.Error, "Request {RequestId} failed.")]
    private static partial void LogFailure(ILogger log, Exception exception, string requestId);
}
