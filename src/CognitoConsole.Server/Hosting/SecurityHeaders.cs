namespace CognitoConsole.Server.Hosting;

/// <summary>What every answer tells the browser. A door that needs another policy sets its own header first.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // No inline script at all, so no nonce is needed. MudBlazor writes style elements and attributes of its own; scripts cannot hide in them.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'self'; frame-ancestors 'none'; manifest-src 'self'";

    public Task Invoke(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var response = ((HttpContext)state).Response;
            var headers = response.Headers;
            headers.TryAdd("Content-Security-Policy", Policy);
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Referrer-Policy", "no-referrer");
            headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            // Pages show what only their operator may see.
            if (response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true) headers.TryAdd("Cache-Control", "no-store");
            if (response.HttpContext.Request.IsHttps) headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
