using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Whether people can read the pages of a managed login style, in the colour modes that it shows.</summary>
internal static class ManagedLoginContrast
{
    private static readonly (string Component, string Text, string On, string Background)[] Pairs =
    [
        ("components.pageText", "headingColor", "components.form", "backgroundColor"),
        ("components.pageText", "bodyColor", "components.form", "backgroundColor"),
        ("components.pageText", "descriptionColor", "components.form", "backgroundColor"),
        ("componentClasses.inputLabel", "textColor", "components.form", "backgroundColor"),
        ("componentClasses.inputDescription", "textColor", "components.form", "backgroundColor"),
        ("componentClasses.link", "defaults.textColor", "components.form", "backgroundColor"),
        ("components.pageText", "bodyColor", "componentClasses.input", "defaults.backgroundColor"),
        ("components.primaryButton", "defaults.textColor", "components.primaryButton", "defaults.backgroundColor"),
        ("components.primaryButton", "hover.textColor", "components.primaryButton", "hover.backgroundColor"),
        ("components.secondaryButton", "defaults.textColor", "components.secondaryButton", "defaults.backgroundColor"),
        ("components.idpButton.standard", "defaults.textColor", "components.idpButton.standard", "defaults.backgroundColor"),
        ("components.idpButton.standard", "hover.textColor", "components.idpButton.standard", "hover.backgroundColor"),
        ("componentClasses.statusIndicator", "error.indicatorColor", "components.alert", "error.backgroundColor"),
    ];

    public static IReadOnlyList<ContrastWarning> Of(JsonObject settings)
    {
        string[] modes = settings.At("categories.global.colorSchemeMode").GetValue<string>() switch
        {
            ColorSchemeModeType.Dark => ["darkMode"],
            ColorSchemeModeType.Dynamic => ["lightMode", "darkMode"],
            _ => ["lightMode"],
        };
        var warnings = new List<ContrastWarning>();
        foreach (var mode in modes)
        {
            Rgb Colour(string component, string member) => Rgb.Hex("#" + settings.At($"{component}.{mode}.{member}").GetValue<string>());
            var page = Colour("components.pageBackground", "color").On(Rgb.White);
            var form = Colour("components.form", "backgroundColor").On(page);
            foreach (var (component, text, on, background) in Pairs)
            {
                var under = Colour(on, background).On(form);
                var ratio = Rgb.Ratio(Colour(component, text).On(under), under);
                var member = $"{component}.{mode}.{text}";
                if (ratio < Contrast.Least && warnings.All(w => w.Selector != member)) warnings.Add(new ContrastWarning(member, Math.Round(ratio, 1, MidpointRounding.ToZero)));
            }
        }

        return warnings;
    }
}
