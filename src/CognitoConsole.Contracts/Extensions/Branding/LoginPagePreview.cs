namespace CognitoConsole.Contracts.Extensions;

/// <summary>
/// One of the sign-in pages as it would be with a style sheet and a logo that are not saved. Refuses what SetUICustomization refuses.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record GetLoginPagePreviewRequest : IRequest<GetLoginPagePreviewResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    /// <summary>An app client; left out or ALL: as any client's page would look.</summary>
    public string? ClientId { get; init; }
    public string? CSS { get; init; }
    public byte[]? ImageFile { get; init; }

    /// <summary>One of <see cref="PreviewedPage"/>.</summary>
    public string Page { get; init; } = null!;

    /// <summary>As after a refused form.</summary>
    public bool WithError { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Required(UserPoolId, "userPoolId");
        check.Text(UserPoolId, "userPoolId", 1, 55, null, null, true);
        check.Text(ClientId, "clientId", 1, 128, null, null, true);
        check.Text(CSS, "CSS", 0, 131072, null, null, false);
        check.Required(Page, "page");
        check.Text(Page, "page", 1, 32, null, PreviewedPage.All, false);
    }
}

/// <summary>The logo that GetUICustomization names, which SetUICustomization wants whole whatever else is changed.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetUICustomizationImageRequest : IRequest<GetUICustomizationImageResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    /// <summary>An app client; left out or ALL: that of all clients.</summary>
    public string? ClientId { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Required(UserPoolId, "userPoolId");
        check.Text(UserPoolId, "userPoolId", 1, 55, null, null, true);
        check.Text(ClientId, "clientId", 1, 128, null, null, true);
    }
}

public sealed record GetUICustomizationImageResponse
{
    /// <summary>Null without a logo.</summary>
    public byte[]? ImageFile { get; init; }
}

public sealed record GetLoginPagePreviewResponse
{
    /// <summary>The whole page, its style sheet and logo in it: it asks for nothing.</summary>
    public required string Html { get; init; }

    /// <summary>Texts that are hard to read.</summary>
    public required IReadOnlyList<ContrastWarning> Contrast { get; init; }
}

/// <param name="Selector">As in the style sheet.</param>
/// <param name="Ratio">Text against background; 4.5 is the least for text of ordinary size.</param>
public sealed record ContrastWarning(string Selector, double Ratio);

/// <summary>Pages that can be previewed.</summary>
public static class PreviewedPage
{
    public const string SignIn = "sign-in";
    public const string SignUp = "sign-up";
    public const string Confirm = "confirm";
    public const string ForgotPassword = "forgot-password";
    public const string NewPassword = "new-password";

    public static string[] All { get; } = [SignIn, SignUp, Confirm, ForgotPassword, NewPassword];
}
