using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MudBlazor;

namespace CognitoConsole.Admin.Shell;

/// <summary>
/// The icons of menu and top bar as one picture, which browsers keep: drawn into every page they were a third of it. Made of MudBlazor's own icons when the console starts.
/// </summary>
internal static class FrameIcons
{
    private const string Path = "/icons.svg";

    private static readonly IReadOnlyList<string> All =
    [
        .. Navigation.Top.Concat(Navigation.UserPool("")).Concat(Navigation.IdentityPool("")).SelectMany(g => g.Items).Select(i => i.Icon)
            .Concat(TopBar)
            .Distinct(StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, int> Places = All.Select((icon, i) => (icon, i)).ToDictionary(p => p.icon, p => p.i, StringComparer.Ordinal);

    public static string Sprite { get; } = $"<svg xmlns=\"http://www.w3.org/2000/svg\">{string.Concat(All.Select((icon, i) => $"<symbol id=\"i{i}\" viewBox=\"0 0 24 24\">{icon}</symbol>"))}</svg>";

    private static readonly string Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sprite)))[..12];

    private static IEnumerable<string> TopBar =>
    [
        Icons.Material.Outlined.ArrowBack, Icons.Material.Outlined.Menu, Icons.Material.Outlined.Search, Icons.Material.Outlined.Notifications,
        Icons.Material.Outlined.Keyboard, Icons.Material.Outlined.Contrast, Icons.Material.Outlined.AccountCircle, Icons.Material.Outlined.WarningAmber,
    ];

    /// <summary>Where an icon is in the picture. The address changes with the picture.</summary>
    public static string Of(string icon) => $"{Path}?v={Version}#i{Places[icon]}";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, (HttpContext context, string? v) =>
    {
        context.Response.Headers.CacheControl = v == Version ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Text(Sprite, "image/svg+xml", Encoding.UTF8);
    }).AllowAnonymous();
}
