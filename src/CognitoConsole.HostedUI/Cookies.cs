using CognitoConsole.Engine.UserPools;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.HostedUI;

/// <summary>The cookies of a domain: host-only, and sent to the domain's own pages alone.</summary>
internal static class Cookies
{
    public const string Session = "cognito";
    public const string Device = "device";

    // What we set has 43 characters; anything much longer is not ours and goes no further.
    private const int MaxLength = 64;

    public static string? ReadSession(HttpContext context) =>
        Read(context, Session) is { Length: > 0 and <= MaxLength } value ? value : null;

    public static void WriteSession(HttpContext context, string value, TimeSpan? lifetime) => Write(context, Session, value, lifetime ?? BrowserSessions.Lifetime);

    public static void DeleteSession(HttpContext context)
    {
        var site = LoginSite.Of(context);
        context.Response.Cookies.Delete(Name(site, Session), Options(site, null));
    }

    public static string? ReadDevice(HttpContext context) =>
        Read(context, Device) is { Length: > 0 and <= BrowserDevices.MaxLength } value ? value : null;

    public static void WriteDevice(HttpContext context, string value) => Write(context, Device, value, BrowserDevices.Lifetime);

    public static string? Read(HttpContext context, string name) => context.Request.Cookies[Name(LoginSite.Of(context), name)];

    /// <param name="lifetime">Null: until the browser is closed.</param>
    public static void Write(HttpContext context, string name, string value, TimeSpan? lifetime)
    {
        var site = LoginSite.Of(context);
        context.Response.Cookies.Append(Name(site, name), value, Options(site, lifetime));
    }

    /// <summary>
    /// Over https a browser holds us to the prefix: neither a page without encryption nor, for a host of our own, one of a neighbouring
    /// host name can plant a cookie of that name.
    /// </summary>
    private static string Name(LoginSite site, string name) => (site.IsHttps, site.CookiePath) switch
    {
        (false, _) => name,
        (true, "/") => "__Host-" + name,
        _ => "__Secure-" + name,
    };

    private static CookieOptions Options(LoginSite site, TimeSpan? lifetime) => new()
    {
        Path = site.CookiePath,
        HttpOnly = true,
        Secure = site.IsHttps,
        SameSite = SameSiteMode.Lax,
        MaxAge = lifetime,
        IsEssential = true,
    };
}
