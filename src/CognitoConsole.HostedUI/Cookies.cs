using CognitoConsole.Engine.UserPools;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.HostedUI;

/// <summary>The session cookie of a domain: host-only, and sent to the domain's own pages alone.</summary>
internal static class Cookies
{
    public const string Session = "cognito";

    // What we set has 43 characters; anything much longer is not ours and goes no further.
    private const int MaxLength = 64;

    public static string? ReadSession(HttpContext context) =>
        context.Request.Cookies[Session] is { Length: > 0 and <= MaxLength } value ? value : null;

    public static void WriteSession(HttpContext context, string value) =>
        context.Response.Cookies.Append(Session, value, Options(LoginSite.Of(context), BrowserSessions.Lifetime));

    public static void DeleteSession(HttpContext context) =>
        context.Response.Cookies.Delete(Session, Options(LoginSite.Of(context), null));

    public static CookieOptions Options(LoginSite site, TimeSpan? lifetime) => new()
    {
        Path = site.CookiePath,
        HttpOnly = true,
        Secure = site.IsHttps,
        SameSite = SameSiteMode.Lax,
        MaxAge = lifetime,
        IsEssential = true,
    };
}
