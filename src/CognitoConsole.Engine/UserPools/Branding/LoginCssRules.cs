using System.Buffers;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a style sheet for the sign-in pages may name: Cognito's classes, and properties that change looks and nothing else.</summary>
internal static class LoginCssRules
{
    private const string Suffix = "-customizable";

    private static readonly string[] Classes =
    [
        "background", "banner", "errorMessage", "idpButton", "idpDescription", "inputField", "label", "legalText", "logo", "passwordCheck-notValid", "passwordCheck-valid",
        "redirect", "socialButton", "submitButton", "textDescription",
    ];

    private static readonly HashSet<string> Selectors =
    [
        .. Classes.Select(c => $".{c}{Suffix}"),
        .. new[] { "idpButton", "submitButton", "socialButton" }.Select(c => $".{c}{Suffix}:hover"),
        $".inputField{Suffix}:focus",
    ];

    // Longhands: the parser takes shorthands apart.
    private static readonly HashSet<string> Properties =
    [
        "color", "opacity", "display", "vertical-align", "box-shadow", "text-shadow", "line-height", "letter-spacing", "word-spacing", "white-space",
        "text-align", "text-decoration", "text-decoration-line", "text-decoration-style", "text-decoration-color", "text-transform", "text-indent",
        "width", "height", "min-width", "min-height", "max-width", "max-height", "outline-width", "outline-style", "outline-color",
        .. new[] { "family", "size", "stretch", "style", "variant", "weight" }.Select(p => "font-" + p),
        .. new[] { "attachment", "clip", "color", "image", "origin", "position", "repeat", "size" }.Select(p => "background-" + p),
        .. Sides("margin-{0}"), .. Sides("padding-{0}"), .. Sides("border-{0}-width"), .. Sides("border-{0}-style"), .. Sides("border-{0}-color"),
        "border-top-left-radius", "border-top-right-radius", "border-bottom-right-radius", "border-bottom-left-radius",
    ];

    private static readonly HashSet<string> Functions = ["rgb", "rgba", "hsl", "hsla", "calc", "linear-gradient", "radial-gradient"];

    private static readonly SearchValues<char> ValueCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 #%.,()+-*/");
    private static readonly SearchValues<char> FontCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ,-\"'");

    public static bool IsSelector(string selector) => Selectors.Contains(selector);

    public static bool IsProperty(string name) => Properties.Contains(name);

    /// <summary>No address, no text, no expression: words, numbers, colours and the functions that make them.</summary>
    public static bool IsValue(string property, string value)
    {
        if (property == "font-family") return !value.AsSpan().ContainsAnyExcept(FontCharacters);
        if (value.AsSpan().ContainsAnyExcept(ValueCharacters)) return false;
        for (var at = value.IndexOf('(', StringComparison.Ordinal); at >= 0; at = value.IndexOf('(', at + 1))
        {
            var start = at;
            while (start > 0 && (char.IsAsciiLetterOrDigit(value[start - 1]) || value[start - 1] == '-')) start--;
            // Without a name it only groups, as within calc.
            if (start < at && !Functions.Contains(value[start..at])) return false;
        }

        return true;
    }

    private static IEnumerable<string> Sides(string format) => new[] { "top", "right", "bottom", "left" }.Select(s => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, s));
}
