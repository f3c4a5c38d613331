using System.Collections.Concurrent;
using System.Security.Claims;

namespace CognitoConsole.Server.Hosting;

/// <summary>How many open pages one operator (or one address without sign-in) may hold: each costs a megabyte of the server.</summary>
internal sealed class ConnectionCap
{
    public const int PerOperator = 40;
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    public bool TryEnter(string who)
    {
        if (_open.AddOrUpdate(who, 1, (_, n) => n + 1) <= PerOperator) return true;
        Leave(who);
        return false;
    }

    public void Leave(string who)
    {
        if (_open.AddOrUpdate(who, 0, (_, n) => n - 1) <= 0) _open.TryRemove(new KeyValuePair<string, int>(who, 0));
    }
}

/// <summary>Counts the connections of circuits for as long as they last.</summary>
internal sealed class ConnectionCapMiddleware(RequestDelegate next, ConnectionCap cap)
{
    public async Task Invoke(HttpContext context)
    {
        // Every transport of a circuit is one request that lasts; negotiation and others are short.
        if (context.Request.Path != "/_blazor" || HttpMethods.IsPost(context.Request.Method))
        {
            await next(context);
            return;
        }

        var who = context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? $"address {context.Connection.RemoteIpAddress}";
        if (!cap.TryEnter(who))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            cap.Leave(who);
        }
    }
}
