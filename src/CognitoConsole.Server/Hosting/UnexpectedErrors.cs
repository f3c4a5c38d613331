using System.Net;

namespace CognitoConsole.Server.Hosting;

/// <summary>What nobody expected goes to the log; the browser learns the request id, nothing else.</summary>
internal sealed partial class UnexpectedErrors(RequestDelegate next, ILogger<UnexpectedErrors> log)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = bad.StatusCode;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The browser has left.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            LogFailure(log, failure, context.TraceIdentifier);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(
                $"""
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Something went wrong</title><link rel="stylesheet" href="/console.css"></head>
                <body><div class="cc-account"><main class="cc-account-main"><h1>Something went wrong</h1><p>The server could not answer this request. It is in the server's log as <code>{WebUtility.HtmlEncode(context.TraceIdentifier)}</code>.</p><p><a href="/">Back to the console</a></p></main></div></body></html>
                """);
        }
    }

    [LoggerMessage(LogLevel.Error, "Request {RequestId} failed.")]
    private static partial void LogFailure(ILogger log, Exception exception, string requestId);
}
