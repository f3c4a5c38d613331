using CognitoConsole.Engine;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.HostedUI;

internal static class QueryValues
{
    /// <summary>Null when the parameter is not there or empty.</summary>
    /// <exception cref="Contracts.CognitoException">invalid_request: it came twice (RFC 6749 section 3.1).</exception>
    public static string? One(this IQueryCollection query, string name)
    {
        var values = query[name];
        return values.Count > 1 ? throw Errors.InvalidRequest($"{name} may be given only once") : values.Count == 1 && values[0]!.Length > 0 ? values[0] : null;
    }
}
