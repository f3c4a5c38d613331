using System.Collections.Frozen;
using System.Text.Json;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Every member of a managed login style's settings document: what may stand there, Cognito's own value, and the property of the pages that takes it.</summary>
internal static class ManagedLoginMembers
{
    public static FrozenDictionary<string, ManagedLoginMember> All { get; } =
        Categories().Concat(Classes()).Concat(Components()).ToFrozenDictionary(m => m.Path, StringComparer.Ordinal);

    /// <summary>Members that promise something to do, not to look like; what the pages cannot do yet is refused.</summary>
    public static readonly (string Path, string Only)[] Behaviour =
    [
        ("categories.form.instructions.enabled", "false"),
        ("categories.form.languageSelector.enabled", "false"),
        ("categories.form.sessionTimerDisplay", "\"NONE\""),
    ];

    private static IEnumerable<ManagedLoginMember> Categories() =>
    [
        ManagedLoginMember.Methods("categories.auth.authMethodOrder", """[[{"display":"BUTTON","type":"FEDERATED"},{"display":"INPUT","type":"USERNAME_PASSWORD"}]]"""),
        ManagedLoginMember.Word("categories.auth.federation.interfaceStyle", true, "BUTTON_LIST", "DROPDOWN_LIST"),
        ManagedLoginMember.Names("categories.auth.federation.order"),
        ManagedLoginMember.Flag("categories.form.displayGraphics", true, isEffective: false),
        ManagedLoginMember.Flag("categories.form.instructions.enabled", false),
        ManagedLoginMember.Flag("categories.form.languageSelector.enabled", false),
        ManagedLoginMember.Word("categories.form.location.horizontal", true, "CENTER", "START", "END"),
        ManagedLoginMember.Word("categories.form.location.vertical", true, "CENTER", "START", "END"),
        ManagedLoginMember.Word("categories.form.sessionTimerDisplay", true, "NONE", "STATIC", "DYNAMIC"),
        ManagedLoginMember.Word("categories.global.colorSchemeMode", true, "LIGHT", "DARK", "DYNAMIC"),
        ManagedLoginMember.Flag("categories.global.pageFooter.enabled", false),
        ManagedLoginMember.Flag("categories.global.pageHeader.enabled", false),
        ManagedLoginMember.Word("categories.global.spacingDensity", true, "REGULAR", "COMPACT"),
        ManagedLoginMember.Other("categories.signUp.acceptanceElements", """[{"enforcement":"NONE","textKey":"en"}]""", JsonValueKind.Array),
    ];

    private static IEnumerable<ManagedLoginMember> Classes() =>
    [
        ManagedLoginMember.Number("componentClasses.buttons.borderRadius", 8, "button-round"),
        .. Colours("componentClasses.divider", "borderColor", "ebebf0ff", "232b37ff", "line-soft"),
        ManagedLoginMember.Number("componentClasses.dropDown.borderRadius", 8, "drop-round"),
        .. Colours("componentClasses.dropDown", "defaults.itemBackgroundColor", "ffffffff", "192534ff"),
        .. Colours("componentClasses.dropDown", "hover.itemBackgroundColor", "f4f4f4ff", "081120ff"),
        .. Colours("componentClasses.dropDown", "hover.itemBorderColor", "7d8998ff", "5f6b7aff"),
        .. Colours("componentClasses.dropDown", "hover.itemTextColor", "000716ff", "e9ebedff"),
        .. Colours("componentClasses.dropDown", "match.itemBackgroundColor", "414d5cff", "d1d5dbff"),
        .. Colours("componentClasses.dropDown", "match.itemTextColor", "0972d3ff", "89bdeeff"),
        .. Colours("componentClasses.focusState", "borderColor", "0972d3ff", "539fe5ff", "focus"),
        ManagedLoginMember.Flag("componentClasses.idpButtons.icons.enabled", true),
        ManagedLoginMember.Number("componentClasses.input.borderRadius", 8, "field-round"),
        .. Colours("componentClasses.input", "defaults.backgroundColor", "ffffffff", "0f1b2aff", "field"),
        .. Colours("componentClasses.input", "defaults.borderColor", "7d8998ff", "5f6b7aff", "line"),
        .. Colours("componentClasses.input", "placeholderColor", "5f6b7aff", "8d99a8ff"),
        .. Colours("componentClasses.inputDescription", "textColor", "5f6b7aff", "8d99a8ff", "hint"),
        .. Colours("componentClasses.inputLabel", "textColor", "000716ff", "d1d5dbff", "label"),
        .. Colours("componentClasses.link", "defaults.textColor", "0972d3ff", "539fe5ff", "link"),
        .. Colours("componentClasses.link", "hover.textColor", "033160ff", "89bdeeff", "link-hover"),
        .. Colours("componentClasses.optionControls", "defaults.backgroundColor", "ffffffff", "0f1b2aff"),
        .. Colours("componentClasses.optionControls", "defaults.borderColor", "7d8998ff", "7d8998ff"),
        .. Colours("componentClasses.optionControls", "selected.backgroundColor", "0972d3ff", "539fe5ff"),
        .. Colours("componentClasses.optionControls", "selected.foregroundColor", "ffffffff", "000716ff"),
        .. Colours("componentClasses.statusIndicator", "error.backgroundColor", "fff7f7ff", "1a0000ff"),
        .. Colours("componentClasses.statusIndicator", "error.borderColor", "d91515ff", "eb6f6fff"),
        .. Colours("componentClasses.statusIndicator", "error.indicatorColor", "d91515ff", "eb6f6fff", "bad"),
        .. Colours("componentClasses.statusIndicator", "pending.indicatorColor", "aaaaaaaa", "aaaaaaaa"),
        .. Colours("componentClasses.statusIndicator", "success.backgroundColor", "f2fcf3ff", "001a02ff"),
        .. Colours("componentClasses.statusIndicator", "success.borderColor", "037f0cff", "29ad32ff"),
        .. Colours("componentClasses.statusIndicator", "success.indicatorColor", "037f0cff", "29ad32ff", "good"),
        .. Colours("componentClasses.statusIndicator", "warning.backgroundColor", "fffce9ff", "1d1906ff"),
        .. Colours("componentClasses.statusIndicator", "warning.borderColor", "8d6605ff", "e0ca57ff"),
        .. Colours("componentClasses.statusIndicator", "warning.indicatorColor", "8d6605ff", "e0ca57ff"),
    ];

    private static IEnumerable<ManagedLoginMember> Components() =>
    [
        ManagedLoginMember.Number("components.alert.borderRadius", 12, "alert-round"),
        .. Colours("components.alert", "error.backgroundColor", "fff7f7ff", "1a0000ff", "bad-back"),
        .. Colours("components.alert", "error.borderColor", "d91515ff", "eb6f6fff", "bad-line"),
        ManagedLoginMember.Words("components.favicon.enabledTypes", "ICO", "SVG"),
        ManagedLoginMember.Flag("components.form.backgroundImage.enabled", false),
        ManagedLoginMember.Number("components.form.borderRadius", 8, "card-round"),
        .. Colours("components.form", "backgroundColor", "ffffffff", "0f1b2aff", "card"),
        .. Colours("components.form", "borderColor", "c6c6cdff", "424650ff", "card-line"),
        ManagedLoginMember.Flag("components.form.logo.enabled", false),
        ManagedLoginMember.Word("components.form.logo.formInclusion", true, "IN", "OUT"),
        ManagedLoginMember.Word("components.form.logo.location", true, "CENTER", "START", "END"),
        ManagedLoginMember.Word("components.form.logo.position", true, "TOP", "BOTTOM"),
        ManagedLoginMember.Other("components.idpButton.custom", "{}", JsonValueKind.Object),
        .. Button("components.idpButton.standard", "idp", ("ffffffff", "424650ff", "424650ff"), ("f2f8fdff", "033160ff", "033160ff"), ("d3e7f9ff", "033160ff", "033160ff"),
            ("0f1b2aff", "c6c6cdff", "c6c6cdff"), ("192534ff", "89bdeeff", "89bdeeff"), ("354150ff", "89bdeeff", "89bdeeff")),
        .. Colours("components.pageBackground", "color", "ffffffff", "0f1b2aff", "page"),
        ManagedLoginMember.Flag("components.pageBackground.image.enabled", true),
        .. Strip("pageFooter", "foot"),
        .. Strip("pageHeader", "head"),
        .. Colours("components.pageText", "bodyColor", "414d5cff", "b6bec9ff", "text"),
        .. Colours("components.pageText", "descriptionColor", "414d5cff", "b6bec9ff", "soft"),
        .. Colours("components.pageText", "headingColor", "000716ff", "d1d5dbff", "heading"),
        ManagedLoginMember.Word("components.phoneNumberSelector.displayType", false, "TEXT", "SELECT"),
        .. Colours("components.primaryButton", "active.backgroundColor", "033160ff", "539fe5ff", "accent-active"),
        .. Colours("components.primaryButton", "active.textColor", "ffffffff", "000716ff", "on-accent-active"),
        .. Colours("components.primaryButton", "defaults.backgroundColor", "0972d3ff", "539fe5ff", "accent"),
        .. Colours("components.primaryButton", "defaults.textColor", "ffffffff", "000716ff", "on-accent"),
        .. Colours("components.primaryButton", "disabled.backgroundColor", "ffffffff", "ffffffff"),
        .. Colours("components.primaryButton", "disabled.borderColor", "ffffffff", "ffffffff"),
        .. Colours("components.primaryButton", "hover.backgroundColor", "033160ff", "89bdeeff", "accent-strong"),
        .. Colours("components.primaryButton", "hover.textColor", "ffffffff", "000716ff", "on-accent-strong"),
        .. Button("components.secondaryButton", "second", ("ffffffff", "0972d3ff", "0972d3ff"), ("f2f8fdff", "033160ff", "033160ff"), ("d3e7f9ff", "033160ff", "033160ff"),
            ("0f1b2aff", "539fe5ff", "539fe5ff"), ("192534ff", "89bdeeff", "89bdeeff"), ("354150ff", "89bdeeff", "89bdeeff")),
    ];

    private static IEnumerable<ManagedLoginMember> Strip(string name, string variable) =>
    [
        ManagedLoginMember.Flag($"components.{name}.backgroundImage.enabled", false),
        .. Colours($"components.{name}", "background.color", "fafafaff", "0f141aff", variable),
        .. Colours($"components.{name}", "borderColor", "d5dbdbff", "424650ff", variable + "-line"),
        ManagedLoginMember.Flag($"components.{name}.logo.enabled", false),
        ManagedLoginMember.Word($"components.{name}.logo.location", true, "START", "CENTER", "END"),
    ];

    private static IEnumerable<ManagedLoginMember> Button(string path, string variable, params (string Background, string Border, string Text)[] looks)
    {
        foreach (var (state, i) in new[] { "defaults", "hover", "active" }.Select((s, i) => (s, i)))
        {
            var (light, dark, name) = (looks[i], looks[i + 3], state == "defaults" ? variable : $"{variable}-{state}");
            foreach (var member in Colours(path, state + ".backgroundColor", light.Background, dark.Background, name)
                         .Concat(Colours(path, state + ".borderColor", light.Border, dark.Border, name + "-line"))
                         .Concat(Colours(path, state + ".textColor", light.Text, dark.Text, name + "-text")))
                yield return member;
        }
    }

    private static IEnumerable<ManagedLoginMember> Colours(string path, string member, string light, string dark, string? variable = null) =>
        [ManagedLoginMember.Colour($"{path}.lightMode.{member}", light, variable), ManagedLoginMember.Colour($"{path}.darkMode.{member}", dark, variable)];
}
