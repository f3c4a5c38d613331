using CognitoConsole.Server.Settings;

namespace CognitoConsole.Server.Hosting;

/// <summary>http://localhost:8080, unless the usual keys of ASP.NET Core say otherwise.</summary>
internal static class DefaultUrl
{
    public static void UseDefaultUrl(this IWebHostBuilder web, IConfiguration configuration)
    {
        if (!ServerSettings.Addresses(configuration).Any()) web.UseUrls(ServerSettings.DefaultUrl);
    }

    /// <summary>The address to show and to build links on until the server is bound.</summary>
    public static string Of(IConfiguration configuration) => Reachable(ServerSettings.Addresses(configuration).DefaultIfEmpty(ServerSettings.DefaultUrl));

    /// <summary>The first address as a browser on this machine can use it.</summary>
    public static string Reachable(IEnumerable<string> addresses)
    {
        var address = BindingAddress.Parse(addresses.First());
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        var isDefaultPort = address.Port == (address.Scheme == "https" ? 443 : 80);
        return isDefaultPort ? $"{address.Scheme}://{host}" : $"{address.Scheme}://{host}:{address.Port}";
    }
}
