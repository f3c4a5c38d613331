using System.Net;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.HostedUI;

/// <summary>
/// A domain may be reached by path (<c>/auth/{domain}/…</c>) or by host name: <c>{prefix}.auth.{host}</c>, or a custom domain. The latter become
/// the former here, so that only one set of routes exists, and nothing else of this server answers under those names.
/// </summary>
internal sealed class LoginHosts(RequestDelegate next, EngineOptions options)
{
    private readonly string _host = new Uri(options.PublicUrl).Host;

    public async Task Invoke(HttpContext context)
    {
        var host = context.Request.Host.Host.ToLowerInvariant();
        if (host.Length > 0 && (Uri.CheckHostName(host) == UriHostNameType.Unknown || context.Request.Host.Port > IPEndPoint.MaxPort))
        {
            // Pages make an address of it, and could not.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (host != _host && await Domain(host, context) is { } domain)
        {
            context.Items[typeof(LoginHosts)] = true;
            context.Request.Path = new PathString($"/auth/{domain}").Add(context.Request.Path);
        }

        await next(context);
    }

    private async Task<string?> Domain(string host, HttpContext context)
    {
        var suffix = ".auth." + _host;
        if (host.Length > suffix.Length && host.EndsWith(suffix, StringComparison.Ordinal))
        {
            // A custom domain, which has dots, answers under its own name and no other.
            var prefix = host[..^suffix.Length];
            return prefix.Contains('.', StringComparison.Ordinal) ? null : prefix;
        }

        // Addresses and the machine's own name are nobody's domain: no need to look them up for every request.
        if (!host.Contains('.', StringComparison.Ordinal) || host.Length > 253 || IPAddress.TryParse(host.Trim('[', ']'), out _)) return null;
        try
        {
            return (await context.Invoke(new FindLoginDomainRequest { Host = host })).Domain;
        }
        catch (CognitoException)
        {
            return null;
        }
    }
}
