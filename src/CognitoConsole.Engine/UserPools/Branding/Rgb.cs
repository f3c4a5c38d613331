using System.Globalization;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A colour with its opacity (0 to 1), and how well two can be told apart (WCAG 2.2).</summary>
internal readonly record struct Rgb(double R, double G, double B, double Alpha)
{
    public static readonly Rgb White = new(255, 255, 255, 1);

    public double Luminance => 0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B);

    /// <param name="text">With <c>#</c>, and with or without two digits for the opacity.</param>
    public static Rgb Hex(string text) =>
        new(Convert.ToInt32(text[1..3], 16), Convert.ToInt32(text[3..5], 16), Convert.ToInt32(text[5..7], 16), text.Length == 9 ? Convert.ToInt32(text[7..9], 16) / 255.0 : 1);

    /// <summary>Of two colours that cover what is behind them.</summary>
    public static double Ratio(Rgb a, Rgb b)
    {
        var (light, dark) = (Math.Max(a.Luminance, b.Luminance), Math.Min(a.Luminance, b.Luminance));
        return (light + 0.05) / (dark + 0.05);
    }

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
