using System.Globalization;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A customisation as the API shows it, and its rules.</summary>
internal static class UICustomizationShape
{
    /// <param name="pages">Base address of the pool's pages; null without a domain, when the image has no address.</param>
    public static UICustomizationType Of(UICustomization customization, string? pages) => new()
    {
        UserPoolId = customization.UserPoolId,
        ClientId = customization.ClientId,
        CSS = customization.Css,
        CSSVersion = customization.LastModifiedDate.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
        ImageUrl = customization.ImageName is { } name && pages is not null ? $"{pages}/{LoginBrandings.Folder}/{name}" : null,
        CreationDate = customization.CreationDate,
        LastModifiedDate = customization.LastModifiedDate,
    };

    public static IEnumerable<Violation> Violations(string? css, byte[]? image)
    {
        foreach (var fault in LoginCss.Read(css).Faults) yield return new("cSS", fault);
        if (image is not { Length: > 0 }) yield break;
        if (image.Length > LogoImage.MaxBytes) yield return new("imageFile", $"The image must be no larger than {LogoImage.MaxBytes / 1024} KB.");
        else if (LogoImage.NameOf(image) is null) yield return new("imageFile", "The image must be a PNG or JPEG file of at most 4096 by 4096 pixels.");
    }
}
