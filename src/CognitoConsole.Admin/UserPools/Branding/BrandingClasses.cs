using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Admin.UserPools;

/// <summary>What a style sheet can name, and the pages it can be looked at on.</summary>
internal static class BrandingClasses
{
    public static readonly (string Name, string What)[] All =
    [
        ("background", "the box around the form"),
        ("banner", "the strip above it, with the logo or the name"),
        ("logo", "the logo"),
        ("textDescription", "the heading"),
        ("label", "labels of fields"),
        ("inputField", "fields; also with :focus"),
        ("passwordCheck-valid", "a password rule that is met"),
        ("passwordCheck-notValid", "one that is not"),
        ("submitButton", "the main button; also with :hover"),
        ("errorMessage", "the message after a refused form"),
        ("redirect", "lines with links to other pages"),
        ("legalText", "terms of use and privacy policy"),
        ("idpButton", "buttons of identity providers; also with :hover"),
        ("socialButton", "buttons of social providers; also with :hover"),
        ("idpDescription", "the text above these buttons"),
    ];

    public static readonly IReadOnlyList<Choice<string>> Pages =
    [
        new(PreviewedPage.SignIn, "Sign in"),
        new(PreviewedPage.SignUp, "Sign up"),
        new(PreviewedPage.Confirm, "Confirm account"),
        new(PreviewedPage.ForgotPassword, "Forgot password"),
        new(PreviewedPage.NewPassword, "New password"),
    ];
}
