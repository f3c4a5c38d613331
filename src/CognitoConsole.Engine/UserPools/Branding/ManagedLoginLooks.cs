using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A picture with the address that pages ask for.</summary>
internal sealed record ManagedLoginPicture(string Category, string ColorMode, string Extension, string Url);

/// <summary>
/// Makes of a style what the pages show. A style sheet holds custom properties alone, made of names of ours and of colours, numbers and addresses that
/// can be nothing else: no text of the document gets into it.
/// </summary>
internal static class ManagedLoginLooks
{
    private static readonly (string Category, string Flag, string Variable)[] Backgrounds =
    [
        (AssetCategoryType.PageBackground, "components.pageBackground.image.enabled", "page-image"),
        (AssetCategoryType.FormBackground, "components.form.backgroundImage.enabled", "card-image"),
        (AssetCategoryType.PageHeaderBackground, "components.pageHeader.backgroundImage.enabled", "head-image"),
        (AssetCategoryType.PageFooterBackground, "components.pageFooter.backgroundImage.enabled", "foot-image"),
    ];

    /// <param name="settings">With every member.</param>
    public static ManagedLoginLook Of(JsonObject settings, IReadOnlyList<ManagedLoginPicture> pictures)
    {
        var mode = Word(settings, "categories.global.colorSchemeMode");
        var (hasLogo, logo) = (Flag(settings, "components.form.logo.enabled"), Find(pictures, AssetCategoryType.FormLogo, mode));
        return new ManagedLoginLook
        {
            Css = Css(settings, pictures, mode),
            ColorScheme = mode switch { ColorSchemeModeType.Dark => "dark", ColorSchemeModeType.Dynamic => "light dark", _ => "light" },
            IsCompact = Word(settings, "categories.global.spacingDensity") == "COMPACT",
            Horizontal = Side(settings, "categories.form.location.horizontal"),
            Vertical = Side(settings, "categories.form.location.vertical"),
            Header = Strip(settings, pictures, mode, "pageHeader", AssetCategoryType.PageHeaderLogo),
            Footer = Strip(settings, pictures, mode, "pageFooter", AssetCategoryType.PageFooterLogo),
            Logo = hasLogo && logo is not null
                ? new LoginFormLogo(logo, Side(settings, "components.form.logo.location"), Word(settings, "components.form.logo.formInclusion") == "IN", Word(settings, "components.form.logo.position") == "BOTTOM")
                : null,
            Icons = Icons(settings, pictures, mode),
            MarksProviders = Flag(settings, "componentClasses.idpButtons.icons.enabled"),
            ListsProviders = Word(settings, "categories.auth.federation.interfaceStyle") == "DROPDOWN_LIST",
            ProvidersLast = Methods(settings).ToList() is var methods && methods.IndexOf("USERNAME_PASSWORD") is >= 0 and var own && own < methods.IndexOf("FEDERATED"),
            ProviderOrder = [.. settings.At("categories.auth.federation.order").AsArray().Select(n => n!.GetValue<string>())],
        };
    }

    /// <summary>For a page that is shown before the style is saved.</summary>
    public static string DataUrl(AssetType asset) =>
        $"data:{ManagedLoginPictures.ContentType("." + asset.Extension.ToLowerInvariant())};base64,{Convert.ToBase64String(asset.Bytes!)}";

    private static string Css(JsonObject settings, IReadOnlyList<ManagedLoginPicture> pictures, string mode)
    {
        var css = new StringBuilder(":root.light{color-scheme:").Append(mode == ColorSchemeModeType.Dark ? "dark" : "light");
        foreach (var member in ManagedLoginMembers.All.Values.Where(m => m.Variable is not null && m.Default[0] != '"').OrderBy(m => m.Path, StringComparer.Ordinal))
            css.Append(CultureInfo.InvariantCulture, $";--{member.Variable}:{settings.At(member.Path).GetValue<double>():0.##}px");
        Colours(css, settings, pictures, mode == ColorSchemeModeType.Dark ? ColorSchemeModeType.Dark : ColorSchemeModeType.Light);
        css.Append('}');
        if (mode != ColorSchemeModeType.Dynamic) return css.Append('\n').ToString();
        css.Append("\n@media (prefers-color-scheme:dark){:root.light{color-scheme:dark");
        Colours(css, settings, pictures, ColorSchemeModeType.Dark);
        return css.Append("}}\n").ToString();
    }

    private static void Colours(StringBuilder css, JsonObject settings, IReadOnlyList<ManagedLoginPicture> pictures, string mode)
    {
        var part = mode == ColorSchemeModeType.Dark ? ".darkMode." : ".lightMode.";
        foreach (var member in ManagedLoginMembers.All.Values.Where(m => m.Variable is not null && m.Path.Contains(part, StringComparison.Ordinal)).OrderBy(m => m.Path, StringComparer.Ordinal))
            css.Append(CultureInfo.InvariantCulture, $";--{member.Variable}:#{settings.At(member.Path).GetValue<string>()}");
        foreach (var (category, flag, variable) in Backgrounds)
            // Said of both modes, so that a picture for light pages does not stay on dark ones.
            css.Append(CultureInfo.InvariantCulture, $";--{variable}:").Append(Flag(settings, flag) && Find(pictures, category, mode) is { } picture ? $"url(\"{picture.Url}\")" : "none");
    }

    private static LoginStrip? Strip(JsonObject settings, IReadOnlyList<ManagedLoginPicture> pictures, string mode, string name, string category) => !Flag(settings, $"categories.global.{name}.enabled")
        ? null
        : new LoginStrip(Flag(settings, $"components.{name}.logo.enabled") ? Find(pictures, category, mode) : null, Side(settings, $"components.{name}.logo.location"));

    private static List<LoginIcon> Icons(JsonObject settings, IReadOnlyList<ManagedLoginPicture> pictures, string mode)
    {
        var kinds = settings.At("components.favicon.enabledTypes").AsArray().Select(t => t!.GetValue<string>()).ToList();
        return [.. from kind in new[] { (Name: "ICO", Category: AssetCategoryType.FaviconIco, Type: "image/x-icon"), (Name: "SVG", Category: AssetCategoryType.FaviconSvg, Type: "image/svg+xml") }
                   where kinds.Contains(kind.Name)
                   let picture = Find(pictures, kind.Category, mode)
                   where picture is not null
                   select new LoginIcon(picture.Url, kind.Type)];
    }

    /// <summary>A picture for both modes stands in where there is none for one.</summary>
    private static LoginPicture? Find(IReadOnlyList<ManagedLoginPicture> pictures, string category, string mode)
    {
        string? Of(string m) => (pictures.FirstOrDefault(p => p.Category == category && p.ColorMode == m) ?? pictures.FirstOrDefault(p => p.Category == category && p.ColorMode == ColorSchemeModeType.Dynamic))?.Url;
        var (light, dark) = (Of(ColorSchemeModeType.Light), Of(ColorSchemeModeType.Dark));
        return mode switch
        {
            ColorSchemeModeType.Light => light is null ? null : new LoginPicture(light, null),
            ColorSchemeModeType.Dark => dark is null ? null : new LoginPicture(dark, null),
            _ => (light ?? dark) is { } url ? new LoginPicture(url, dark == url ? null : dark) : null,
        };
    }

    /// <summary>Ways to sign in, one after another.</summary>
    private static IEnumerable<string> Methods(JsonObject settings) => settings.At("categories.auth.authMethodOrder").AsArray().SelectMany(group => group!.AsArray()).Select(method => method!["type"]!.GetValue<string>());

    private static bool Flag(JsonObject settings, string path) => settings.At(path).GetValue<bool>();

    private static string Word(JsonObject settings, string path) => settings.At(path).GetValue<string>();

    private static string Side(JsonObject settings, string path) => Word(settings, path).ToLowerInvariant();
}
