namespace CognitoConsole.Contracts.Extensions;

/// <summary>How an app client's sign-in pages look, and which documents they name.</summary>
public sealed record LoginBranding
{
    /// <summary>Where the domain shows managed login and the app client has a style.</summary>
    public ManagedLoginLook? ManagedLogin { get; init; }

    /// <summary>Style sheet that follows the pages' own; it holds nothing but allowed classes and properties.</summary>
    public string? Css { get; init; }

    /// <summary>Relative to the pages.</summary>
    public string? LogoUrl { get; init; }

    /// <summary>Both or neither.</summary>
    public string? TermsOfUse { get; init; }
    public string? PrivacyPolicy { get; init; }
}

/// <summary>A picture of the sign-in pages, by the name that is a hash of its content.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetLoginImageRequest : IRequest<GetLoginImageResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public string Name { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(Domain, "domain");
        check.Text(Domain, "domain", 1, 253, null, null, true);
        check.Required(Name, "name");
        check.Text(Name, "name", 1, 48, null, null, true);
    }
}

public sealed record GetLoginImageResponse(byte[] Bytes, string ContentType);
