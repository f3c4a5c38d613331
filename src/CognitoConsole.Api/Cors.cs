using Microsoft.AspNetCore.Http;

namespace CognitoConsole.Api;

/// <summary>
/// Browsers call user pools and identity pools directly from any origin, as with AWS. No credentials of the browser are involved
/// (no Access-Control-Allow-Credentials): what protects an operation is in the request itself.
/// </summary>
internal static class Cors
{
    private const string AllowedHeaders =
        "authorization, content-type, cache-control, x-amz-target, x-amz-user-agent, x-amz-date, x-amz-security-token, x-amz-content-sha256, " +
        "x-amz-client-context, amz-sdk-invocation-id, amz-sdk-request";

    public static Task Preflight(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = "POST, GET, DELETE, PUT, OPTIONS";
        headers.AccessControlAllowHeaders = AllowedHeaders;
        headers.AccessControlMaxAge = "172800";
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    public static void Allow(HttpContext context)
    {
        if (context.Request.Headers.Origin.Count == 0) return;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.AccessControlExposeHeaders = "x-amzn-RequestId, x-amzn-ErrorType, x-amzn-ErrorMessage, Date";
    }
}
