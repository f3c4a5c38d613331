using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The members of a managed login style that the form edits, and the roles of its pictures, in the operator's words.</summary>
internal static class StyleMembers
{
    public const string Mode = "categories.global.colorSchemeMode";

    /// <summary>Colours of light and dark pages; <c>*</c> stands for the mode.</summary>
    public static readonly (string Label, string Path)[] Colours =
    [
        ("Page background", "components.pageBackground.*.color"),
        ("Form background", "components.form.*.backgroundColor"),
        ("Form border", "components.form.*.borderColor"),
        ("Heading", "components.pageText.*.headingColor"),
        ("Text", "components.pageText.*.bodyColor"),
        ("Labels of fields", "componentClasses.inputLabel.*.textColor"),
        ("Field background", "componentClasses.input.*.defaults.backgroundColor"),
        ("Field border", "componentClasses.input.*.defaults.borderColor"),
        ("Links", "componentClasses.link.*.defaults.textColor"),
        ("Focus ring", "componentClasses.focusState.*.borderColor"),
        ("Main button", "components.primaryButton.*.defaults.backgroundColor"),
        ("Text of the main button", "components.primaryButton.*.defaults.textColor"),
        ("Main button under the pointer", "components.primaryButton.*.hover.backgroundColor"),
        ("Provider buttons", "components.idpButton.standard.*.defaults.backgroundColor"),
        ("Border of provider buttons", "components.idpButton.standard.*.defaults.borderColor"),
        ("Text of provider buttons", "components.idpButton.standard.*.defaults.textColor"),
    ];

    public static readonly (string Label, string Path)[] Corners =
    [
        ("Buttons", "componentClasses.buttons.borderRadius"), ("Fields", "componentClasses.input.borderRadius"), ("Form", "components.form.borderRadius"),
    ];

    public static readonly (string Label, string Path)[] Switches =
    [
        ("Header of the page", "categories.global.pageHeader.enabled"),
        ("Logo in the header", "components.pageHeader.logo.enabled"),
        ("Footer of the page", "categories.global.pageFooter.enabled"),
        ("Logo in the footer", "components.pageFooter.logo.enabled"),
        ("Logo at the form", "components.form.logo.enabled"),
        ("Letter on provider buttons", "componentClasses.idpButtons.icons.enabled"),
        ("Picture behind the page", "components.pageBackground.image.enabled"),
        ("Picture behind the form", "components.form.backgroundImage.enabled"),
    ];

    public static readonly (string Label, string Path, Choice<string>[] Choices)[] Places =
    [
        ("Form, across", "categories.form.location.horizontal", [new("START", "Left"), new("CENTER", "Centre"), new("END", "Right")]),
        ("Form, down", "categories.form.location.vertical", [new("START", "Top"), new("CENTER", "Middle"), new("END", "Bottom")]),
        ("Identity providers", "categories.auth.federation.interfaceStyle", [new("BUTTON_LIST", "A button for each"), new("DROPDOWN_LIST", "One list to choose from")]),
        ("Spacing", "categories.global.spacingDensity", [new("REGULAR", "Regular"), new("COMPACT", "Compact")]),
        ("Logo at the form", "components.form.logo.position", [new("TOP", "Above the heading"), new("BOTTOM", "Below the form")]),
        ("Logo of the form is", "components.form.logo.formInclusion", [new("IN", "Within the box"), new("OUT", "Outside the box")]),
        ("Logo of the form stands", "components.form.logo.location", [new("START", "Left"), new("CENTER", "Centre"), new("END", "Right")]),
    ];

    public static readonly IReadOnlyList<Choice<string>> Modes =
    [
        new(ColorSchemeModeType.Light, "Light", "Light pages for everybody."),
        new(ColorSchemeModeType.Dark, "Dark", "Dark pages for everybody."),
        new(ColorSchemeModeType.Dynamic, "As the browser asks", "Light or dark, as people have set it."),
    ];

    /// <summary>With the switch that shows the picture.</summary>
    public static readonly (string Category, string Label, string? Switch)[] Roles =
    [
        (AssetCategoryType.FormLogo, "Logo at the form", "components.form.logo.enabled"),
        (AssetCategoryType.PageHeaderLogo, "Logo in the header", "components.pageHeader.logo.enabled"),
        (AssetCategoryType.PageFooterLogo, "Logo in the footer", "components.pageFooter.logo.enabled"),
        (AssetCategoryType.PageBackground, "Behind the page", "components.pageBackground.image.enabled"),
        (AssetCategoryType.FormBackground, "Behind the form", "components.form.backgroundImage.enabled"),
        (AssetCategoryType.PageHeaderBackground, "Behind the header", "components.pageHeader.backgroundImage.enabled"),
        (AssetCategoryType.PageFooterBackground, "Behind the footer", "components.pageFooter.backgroundImage.enabled"),
        (AssetCategoryType.FaviconIco, "Favicon (ICO)", null),
        (AssetCategoryType.FaviconSvg, "Favicon (SVG)", null),
        (AssetCategoryType.PasswordGraphic, "Graphic at the password", null),
        (AssetCategoryType.PasskeyGraphic, "Graphic at the passkey", null),
        (AssetCategoryType.EmailGraphic, "Graphic at the code by email", null),
        (AssetCategoryType.SmsGraphic, "Graphic at the code by SMS", null),
        (AssetCategoryType.AuthAppGraphic, "Graphic at the code of an authenticator app", null),
        (AssetCategoryType.IdpButtonIcon, "Icon on the button of a provider", null),
    ];

    /// <summary>The pages of this server have a place for a picture in this role.</summary>
    public static bool HasPlace(string category) => category != AssetCategoryType.IdpButtonIcon && !category.EndsWith("_GRAPHIC", StringComparison.Ordinal);

    public static readonly IReadOnlyList<Choice<string>> AssetModes =
    [
        new(ColorSchemeModeType.Dynamic, "Light and dark pages"), new(ColorSchemeModeType.Light, "Light pages"), new(ColorSchemeModeType.Dark, "Dark pages"),
    ];

    public static string RoleOf(string category) => Array.Find(Roles, r => r.Category == category).Label ?? category;

    public static string ModeOf(string mode) => AssetModes.FirstOrDefault(m => m.Value == mode)?.Text ?? mode;

    /// <summary>As the file's own bytes say; null for what no role takes.</summary>
    public static string? ExtensionOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])) return AssetExtensionType.Png;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) return AssetExtensionType.Jpeg;
        if (bytes.StartsWith("RIFF"u8)) return AssetExtensionType.Webp;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0])) return AssetExtensionType.Ico;
        return bytes.IndexOf("<svg"u8) >= 0 ? AssetExtensionType.Svg : null;
    }

    public static string DataUrl(AssetType asset) => $"data:image/{asset.Extension switch { AssetExtensionType.Svg => "svg+xml", AssetExtensionType.Ico => "x-icon", _ => asset.Extension.ToLowerInvariant() }};base64,{Convert.ToBase64String(asset.Bytes!)}";
}
