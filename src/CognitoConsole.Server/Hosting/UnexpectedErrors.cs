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
            await PlainPage.Write(context, "Something went wrong", "The server could not answer this request. It is in the server's log as", context.TraceIdentifier, ("/", "Back to the console"));
        }
    }

    [LoggerMessage(LogLevel.Error, "Request {RequestId} failed.")]
    private static partial void LogFailure(ILogger log, Exception exception, string requestId);
}
