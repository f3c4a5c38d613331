using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.HostedUI;

/// <summary>What every answer below a domain carries.</summary>
internal static class SecurityHeaders
{
    /// <summary>The pages' only style sheet; it stands in the page itself, so that the first answer is the whole page.</summary>
    public static string Css { get; } = ReadCss();

    // No form-action: browsers apply it to every redirect after a form, and an app's callback may send people on to any other host.
    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

    public static void Set(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store";
    }

    /// <summary>From now on the browser asks for this host by https alone.</summary>
    public static void DemandHttps(HttpResponse response) => response.Headers.StrictTransportSecurity = "max-age=31536000";

    private static string ReadCss()
    {
        using var reader = new StreamReader(typeof(SecurityHeaders).Assembly.GetManifestResourceStream("hosted-ui.css")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
