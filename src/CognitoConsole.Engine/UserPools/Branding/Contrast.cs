using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Whether people can read what a style sheet makes of the pages: text against its background, WCAG 2.2 success criterion 1.4.3.</summary>
internal static class Contrast
{
    public const double Least = 4.5;

    private const string Box = ".background-customizable";

    /// <summary>The pages' own light colours, which stand where the sheet says nothing. Null: on the box.</summary>
    private static readonly (string Selector, string? Base, string Text, string? Background)[] Parts =
    [
        (".label-customizable", null, "#1a1d2b", null),
        (".textDescription-customizable", null, "#1a1d2b", null),
        (".legalText-customizable", null, "#565b70", null),
        (".redirect-customizable", null, "#4353d9", null),
        (".passwordCheck-valid-customizable", null, "#146c43", null),
        (".passwordCheck-notValid-customizable", null, "#565b70", null),
        (".inputField-customizable", null, "#1a1d2b", "#ffffff"),
        (".inputField-customizable:focus", ".inputField-customizable", "#1a1d2b", "#ffffff"),
        (".submitButton-customizable", null, "#ffffff", "#4353d9"),
        (".submitButton-customizable:hover", ".submitButton-customizable", "#ffffff", "#3443bd"),
        (".socialButton-customizable", null, "#1a1d2b", null),
        (".socialButton-customizable:hover", ".socialButton-customizable", "#1a1d2b", "#eceefc"),
        (".idpButton-customizable", null, "#1a1d2b", null),
        (".idpButton-customizable:hover", ".idpButton-customizable", "#1a1d2b", "#eceefc"),
        (".idpDescription-customizable", null, "#565b70", null),
        (".errorMessage-customizable", null, "#b3261e", "#fdeceb"),
        (".banner-customizable", null, "#565b70", "#f4f5fa"),
    ];

    /// <summary>Only parts that the sheet touches, or whose box it has painted.</summary>
    public static IReadOnlyList<ContrastWarning> Of(LoginCss css)
    {
        var box = Colour(css, Box, "background-color") ?? Rgb.White;
        var warnings = new List<ContrastWarning>();
        foreach (var (selector, parent, text, background) in Parts)
        {
            var touched = css.Rules.ContainsKey(selector) || background is null && css.Rules.ContainsKey(Box) || parent is not null && css.Rules.ContainsKey(parent);
            if (!touched) continue;
            var under = Colour(css, selector, "background-color") ?? Colour(css, parent, "background-color") ?? (background is null ? box : Rgb.Hex(background));
            var over = Colour(css, selector, "color") ?? Colour(css, parent, "color") ?? Rgb.Hex(text);
            var ratio = Rgb.Ratio(over.On(under.On(box)), under.On(box));
            if (ratio < Least) warnings.Add(new ContrastWarning(selector, Math.Round(ratio, 1, MidpointRounding.ToZero)));
        }

        return warnings;
    }

    private static Rgb? Colour(LoginCss css, string? selector, string property) =>
        selector is not null && css.Rules.GetValueOrDefault(selector)?.GetValueOrDefault(property) is { } value ? Rgb.Read(value.Replace(" !important", "", StringComparison.Ordinal)) : null;
}
