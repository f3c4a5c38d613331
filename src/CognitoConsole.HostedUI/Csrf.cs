using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Engine.Security;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.HostedUI;

/// <summary>
/// A form counts only when it comes from our own page in the same browser: the field is a MAC, under a key of this server, over the cookie
/// XSRF-TOKEN, the domain and the browser session. Somebody who can only plant a cookie cannot make the field, nor reuse his own for another session.
/// </summary>
internal sealed class Csrf(KeyRing keys)
{
    public const string Field = "_csrf";
    public const string Cookie = "XSRF-TOKEN";

    private readonly byte[] _key = keys.DeriveKey("hosted-ui-csrf");

    /// <summary>The value for the hidden field; sets the cookie where there is none.</summary>
    public string Token(HttpContext context)
    {
        if (Value(context) is not { } cookie)
        {
            cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
            context.Response.Cookies.Append(Cookie, cookie, Cookies.Options(LoginSite.Of(context), null));
            // A page that is drawn later in this request must get the same value.
            context.Items[typeof(Csrf)] = cookie;
        }

        return Mac(context, cookie);
    }

    public bool Accepts(HttpContext context, string? field)
    {
        // Browsers say where a form came from; those that do not are held by the MAC alone.
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")) return false;
        return Value(context) is { } cookie && field is { Length: <= 64 }
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Mac(context, cookie)), Encoding.UTF8.GetBytes(field));
    }

    private static string? Value(HttpContext context) =>
        context.Items[typeof(Csrf)] as string ?? (context.Request.Cookies[Cookie] is { Length: 32 } value ? value : null);

    private string Mac(HttpContext context, string cookie) => Base64Url.EncodeToString(
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{LoginSite.Of(context).Domain}\n{cookie}\n{Cookies.ReadSession(context)}")));
}
