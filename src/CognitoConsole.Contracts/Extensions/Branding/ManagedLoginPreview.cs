using System.Text.Json;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Contracts.Extensions;

/// <summary>
/// One of the sign-in pages as it would be with a managed login style that is not saved. Refuses what CreateManagedLoginBranding refuses.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record GetManagedLoginPreviewRequest : IRequest<GetManagedLoginPreviewResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;
    public string ClientId { get; init; } = null!;

    /// <summary>What departs from Cognito's values, or all of it.</summary>
    public JsonElement? Settings { get; init; }

    /// <summary>All pictures of the style.</summary>
    public IReadOnlyList<AssetType>? Assets { get; init; }

    /// <summary>LIGHT or DARK, to look at one of two modes; left out: as the settings say.</summary>
    public string? ColorMode { get; init; }

    /// <summary>One of <see cref="PreviewedPage"/>.</summary>
    public string Page { get; init; } = null!;

    /// <summary>As after a refused form.</summary>
    public bool WithError { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Required(UserPoolId, "userPoolId");
        check.Text(UserPoolId, "userPoolId", 1, 55, null, null, true);
        check.Required(ClientId, "clientId");
        check.Text(ClientId, "clientId", 1, 128, null, null, true);
        check.Count(Assets?.Count, "assets", 0, 40, () => "[]");
        check.Nested(Assets, "assets");
        check.Text(ColorMode, "colorMode", 1, 8, null, [ColorSchemeModeType.Light, ColorSchemeModeType.Dark], false);
        check.Required(Page, "page");
        check.Text(Page, "page", 1, 32, null, PreviewedPage.All, false);
    }
}

public sealed record GetManagedLoginPreviewResponse
{
    /// <summary>The whole page, its style sheet and pictures in it: it asks for nothing.</summary>
    public required string Html { get; init; }

    /// <summary>Texts that are hard to read, by the member of the settings that colours them.</summary>
    public required IReadOnlyList<ContrastWarning> Contrast { get; init; }

    /// <summary>Members that depart from Cognito's values, and roles of pictures, that change nothing on these pages.</summary>
    public required IReadOnlyList<string> WithoutEffect { get; init; }
}

/// <summary>The managed login styles of a pool, without settings and pictures. A pool has twenty at most.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record ListManagedLoginBrandingsRequest : IRequest<ListManagedLoginBrandingsResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(UserPoolId, "userPoolId");
        check.Text(UserPoolId, "userPoolId", 1, 55, null, null, true);
    }
}

public sealed record ListManagedLoginBrandingsResponse
{
    public required IReadOnlyList<ManagedLoginStyle> Styles { get; init; }
}

/// <param name="UseCognitoProvidedValues">Nothing of its own.</param>
public sealed record ManagedLoginStyle(string ManagedLoginBrandingId, string ClientId, string ClientName, bool UseCognitoProvidedValues, DateTimeOffset LastModifiedDate);
