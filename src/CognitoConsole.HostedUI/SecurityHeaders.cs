using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.HostedUI;

/// <summary>What every answer below a domain carries.</summary>
internal static class SecurityHeaders
{
    /// <summary>The pages' only style sheet; it stands in the page itself, so that the first answer is the whole page.</summary>
    public static string Css { get; } = Read("hosted-ui.css");

    private static readonly string ManagedLogin = Read("managed-login.css");

    /// <summary>The script of all pages; without it they do the same with less comfort.</summary>
    public static string Script { get; } = Read("hosted-ui.js");

    /// <summary>The script of the two pages where passkeys are made and used, which nothing but a script can do.</summary>
    public static string PasskeyScript { get; } = Read("hosted-ui-passkeys.js");

    private static readonly string ScriptHash = Hash(Script);
    private static readonly string OwnPolicy = Policy(null);

    public static void Set(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = OwnPolicy;
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-store";
    }

    /// <summary>From now on the browser asks for this host by https alone.</summary>
    public static void DemandHttps(HttpResponse response) => response.Headers.StrictTransportSecurity = "max-age=31536000";

    /// <summary>The sheet of this look, which follows our own in the page; null for pages that look like ours.</summary>
    public static string? Style(LoginBranding? branding) => branding?.ManagedLogin is { } look ? look.Css + ManagedLogin : branding?.Css;

    /// <summary>Also this sheet.</summary>
    public static void AllowStyle(HttpResponse response, string? css)
    {
        if (css is not null) response.Headers.ContentSecurityPolicy = Policy(css);
    }

    /// <summary>Also the script for passkeys, on the pages that hold it.</summary>
    public static void AllowPasskeyScript(HttpResponse response) =>
        response.Headers.ContentSecurityPolicy = response.Headers.ContentSecurityPolicy.ToString().Replace(ScriptHash, $"{ScriptHash} {Hash(PasskeyScript)}", StringComparison.Ordinal);

    /// <summary>A picture that is opened alone is a document: it runs nothing, loads nothing and belongs to no origin.</summary>
    public static void ShutIn(HttpResponse response) => response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    // No form-action: browsers apply it to every redirect after a form, and an app's callback may send people on to any other host.
    private static string Policy(string? css) =>
        $"default-src 'none'; script-src {ScriptHash}; style-src {Hash(Css)}{(css is null ? "" : " " + Hash(css))}; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(SecurityHeaders).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
