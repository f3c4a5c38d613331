using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Engine.Security;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.HostedUI;

/// <summary>
/// A form counts only when it comes from our own page in the same browser: the field is a MAC, under a key of this server, over the cookie
/// XSRF-TOKEN, the domain and the browser session. Somebody who can only plant a cookie cannot make the field, nor reuse his own for another session.
/// The MAC stands masked in the page, with its mask: pages are compressed and hold text from their address, and something that is the same on every
/// page could be guessed from their lengths (BREACH).
/// </summary>
internal sealed class Csrf(KeyRing keys)
{
    public const string Field = "_csrf";
    public const string Cookie = "XSRF-TOKEN";

    // 64 bytes in base64url.
    private const int MaskedLength = 86;

    private readonly byte[] _key = keys.DeriveKey("hosted-ui-csrf");

    /// <summary>The value for the hidden field; sets the cookie where there is none.</summary>
    public string Token(HttpContext context)
    {
        if (Value(context) is not { } cookie)
        {
            cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
            Cookies.Write(context, Cookie, cookie, lifetime: null);
            // A page that is drawn later in this request must get the same value.
            context.Items[typeof(Csrf)] = cookie;
        }

        return Mask(Mac(context, cookie));
    }

    public bool Accepts(HttpContext context, string? field)
    {
        // Browsers say where a form came from; those that do not are held by the MAC alone.
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")) return false;
        return Value(context) is { } cookie && Unmask(field) is { } mac && CryptographicOperations.FixedTimeEquals(Mac(context, cookie), mac);
    }

    /// <summary>A random pad, and the MAC under it.</summary>
    private static string Mask(byte[] mac)
    {
        var token = new byte[2 * mac.Length];
        RandomNumberGenerator.Fill(token.AsSpan(0, mac.Length));
        for (var i = 0; i < mac.Length; i++) token[mac.Length + i] = (byte)(mac[i] ^ token[i]);
        return Base64Url.EncodeToString(token);
    }

    private static byte[]? Unmask(string? field)
    {
        if (field is not { Length: MaskedLength } || !Base64Url.IsValid(field, out var length) || length != 2 * HMACSHA256.HashSizeInBytes) return null;
        var token = Base64Url.DecodeFromChars(field);
        var mac = token[HMACSHA256.HashSizeInBytes..];
        for (var i = 0; i < mac.Length; i++) mac[i] ^= token[i];
        return mac;
    }

    private static string? Value(HttpContext context) =>
        context.Items[typeof(Csrf)] as string ?? (Cookies.Read(context, Cookie) is { Length: 32 } value ? value : null);

    private byte[] Mac(HttpContext context, string cookie) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{LoginSite.Of(context).Domain}\n{cookie}\n{Cookies.ReadSession(context)}"));
}
