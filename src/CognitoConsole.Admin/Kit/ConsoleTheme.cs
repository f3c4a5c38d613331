using MudBlazor;

namespace CognitoConsole.Admin.Kit;

/// <summary>
/// Type and shape for MudBlazor. Its colours are set in console.css from the same tokens as ours, for light and dark:
/// the browser then paints the right theme before a line of C# has run.
/// </summary>
public static class ConsoleTheme
{
    private static readonly string[] Fonts = ["Roboto Variable", "Roboto", "Helvetica Neue", "Arial", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.875rem", LineHeight = "1.43" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = "0.875rem", FontWeight = "500", TextTransform = "none", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontFamily = Fonts, FontSize = "0.875rem" },
            Subtitle1 = new Subtitle1Typography { FontFamily = Fonts, FontSize = "0.875rem" },
        },
    };
}
