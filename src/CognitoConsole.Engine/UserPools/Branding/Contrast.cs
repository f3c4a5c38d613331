using System.Globalization;
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
            var ratio = Ratio(over.On(under.On(box)), under.On(box));
            if (ratio < Least) warnings.Add(new ContrastWarning(selector, Math.Round(ratio, 1, MidpointRounding.ToZero)));
        }

        return warnings;
    }

    private static Rgb? Colour(LoginCss css, string? selector, string property) =>
        selector is not null && css.Rules.GetValueOrDefault(selector)?.GetValueOrDefault(property) is { } value ? Rgb.Read(value.Replace(" !important", "", StringComparison.Ordinal)) : null;

    private static double Ratio(Rgb a, Rgb b)
    {
        var (light, dark) = (Math.Max(a.Luminance, b.Luminance), Math.Min(a.Luminance, b.Luminance));
        return (light + 0.05) / (dark + 0.05);
    }

    private readonly record struct Rgb(double R, double G, double B, double Alpha)
    {
        public static readonly Rgb White = new(255, 255, 255, 1);

        public double Luminance => 0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B);

        public static Rgb Hex(string text) =>
            new(Convert.ToInt32(text[1..3], 16), Convert.ToInt32(text[3..5], 16), Convert.ToInt32(text[5..7], 16), 1);

        /// <summary>The parser writes every colour but hsl as <c>rgb(…)</c> or <c>rgba(…)</c>; of what is neither nothing is claimed.</summary>
        public static Rgb? Read(string value)
        {
            if (!value.StartsWith("rgb", StringComparison.Ordinal)) return null;
            var numbers = value[(value.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')').Split(',', StringSplitOptions.TrimEntries);
            var parts = numbers.Select(n => double.TryParse(n, CultureInfo.InvariantCulture, out var part) ? part : double.NaN).ToArray();
            return parts.Length is 3 or 4 && !parts.Any(double.IsNaN) ? new Rgb(parts[0], parts[1], parts[2], parts.Length == 4 ? parts[3] : 1) : null;
        }

        public Rgb On(Rgb under) => new(Mix(R, under.R), Mix(G, under.G), Mix(B, under.B), 1);

        private double Mix(double own, double under) => own * Alpha + under * (1 - Alpha);

        private static double Linear(double channel)
        {
            var value = channel / 255;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }
}
