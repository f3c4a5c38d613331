using System.Security.Authentication;
using CognitoConsole.Contracts.UserPools;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.HostedUI;

/// <summary>
/// The oldest TLS that a custom domain wants. It can be asked for only where TLS ends in this server: what a browser speaks with a proxy in front is
/// the proxy's to decide.
/// </summary>
internal static class TlsPolicy
{
    /// <summary>Asked of each request and not in the handshake: which domain is meant, the request says.</summary>
    public static bool Allows(HttpContext context, string? policy) =>
        context.Features.Get<ITlsHandshakeFeature>() is not { } tls || tls.Protocol >= Oldest(policy);

    /// <summary>
    /// 421 (Misdirected Request), for it says what is so: not over this connection, but perhaps over another. Nothing was read of the body, nothing is
    /// answered in one, and the connection ends.
    /// </summary>
    public static IResult Refuse(HttpContext context)
    {
        context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        return Results.StatusCode(StatusCodes.Status421MisdirectedRequest);
    }

    private static SslProtocols Oldest(string? policy) => policy switch
    {
        SecurityPolicyType.TlsV132025 => SslProtocols.Tls13,
        SecurityPolicyType.TlsV122021 => SslProtocols.Tls12,
        _ => SslProtocols.None, // TLS_V1: what .NET speaks at all is no older
    };
}
