using ExCSS;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// A style sheet for the sign-in pages. It is parsed, each part is held against what is allowed, and what is served is written anew from
/// what the parser understood: nothing of the text that was given gets to a browser.
/// </summary>
internal sealed class LoginCss
{
    /// <summary>In UTF-8.</summary>
    public const int MaxBytes = 3 * 1024;

    // Everything is kept while parsing, so that what is wrong can be named instead of being dropped in silence.
    private static readonly StylesheetParser Lenient = new(
        includeUnknownRules: true, includeUnknownDeclarations: true, tolerateInvalidSelectors: true, tolerateInvalidValues: true, tolerateInvalidConstraints: true);

    private static readonly StylesheetParser Strict = new();

    private readonly List<string> _faults = [];
    private readonly Dictionary<string, Dictionary<string, string>> _rules = new(StringComparer.Ordinal);

    private LoginCss()
    {
    }

    /// <summary>What is not allowed, in the order of the sheet.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Declarations by selector (<c>.label-customizable</c>).</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string>> Rules => _rules;

    /// <summary>The sheet as it is served; null when it says nothing.</summary>
    public string? Text => _rules.Count == 0 ? null : string.Concat(_rules.Select(r => $"{r.Key}{{{string.Join(';', r.Value.Select(d => $"{d.Key}:{d.Value}"))}}}\n"));

    public static LoginCss Read(string? css)
    {
        var sheet = new LoginCss();
        if (string.IsNullOrWhiteSpace(css)) return sheet;
        if (System.Text.Encoding.UTF8.GetByteCount(css) > MaxBytes) sheet._faults.Add($"CSS must be no larger than {MaxBytes / 1024} KB.");
        // An escape can spell any name; a customisation has no need of one.
        else if (css.AsSpan().IndexOfAny('\\', '\0', '<') is var at and >= 0) sheet._faults.Add($"CSS contains a character that is not allowed: {(css[at] == '\0' ? "NUL" : css[at])}");
        else sheet.Read(Lenient.Parse(css));
        return sheet;
    }

    private void Read(Stylesheet parsed)
    {
        foreach (var node in parsed.Children)
        {
            if (node is not IStyleRule rule)
            {
                _faults.Add($"CSS rule is not allowed: {Kind(node)}");
                continue;
            }

            var selectors = rule.SelectorText.Split(',', StringSplitOptions.TrimEntries);
            foreach (var selector in selectors.Where(s => !LoginCssRules.IsSelector(s))) _faults.Add($"CSS selector is not allowed: {Short(selector)}");
            foreach (var property in rule.Style) Read(property, selectors);
        }
    }

    private void Read(IProperty property, string[] selectors)
    {
        if (!LoginCssRules.IsProperty(property.Name)) _faults.Add($"CSS property is not allowed: {Short(property.Name)}");
        else if (!LoginCssRules.IsValue(property.Name, property.Value) || !IsUnderstood(property)) _faults.Add($"CSS value is not allowed: {property.Name}: {Short(property.Value)}");
        else
        {
            foreach (var selector in selectors)
            {
                if (!_rules.TryGetValue(selector, out var declarations)) _rules[selector] = declarations = new(StringComparer.Ordinal);
                declarations[property.Name] = property.IsImportant ? property.Value + " !important" : property.Value;
            }
        }
    }

    /// <summary>The lenient parser also keeps what no browser takes.</summary>
    private static bool IsUnderstood(IProperty property) =>
        Strict.Parse($"a{{{property.Name}:{property.Value}}}").StyleRules.SelectMany(rule => rule.Style).Any(d => d.Name == property.Name);

    private static string Kind(IStylesheetNode node) => "@" + node.GetType().Name.Replace("Rule", "", StringComparison.Ordinal).ToLowerInvariant();

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
