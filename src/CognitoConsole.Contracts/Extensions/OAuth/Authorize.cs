namespace CognitoConsole.Contracts.Extensions;

/// <summary>Checks an authorization request and answers it at once when the browser is signed in already.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch])]
public sealed record AuthorizeRequest : IRequest<AuthorizeResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public AuthorizationParameters Parameters { get; init; } = null!;

    /// <summary>Value of the browser's session cookie.</summary>
    [Sensitive]
    public string? BrowserSession { get; init; }

    /// <summary>The person has said on our page to go on as who is signed in already.</summary>
    public bool IsConfirmed { get; init; }

    public void Check(ShapeCheck check) => LoginShapes.Check(check, Domain, Parameters, BrowserSession);
}

/// <summary>Goes on to the app with the session that the browser has: at once, or with one more factor where the app asks for it.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch, ErrorCodes.NotAuthorizedException, ErrorCodes.TooManyRequestsException])]
public sealed record ContinueBrowserSessionRequest : IRequest<StartBrowserSessionResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public AuthorizationParameters Parameters { get; init; } = null!;

    /// <summary>Value of the browser's session cookie.</summary>
    [Sensitive]
    public string? BrowserSession { get; init; }

    public void Check(ShapeCheck check) => LoginShapes.Check(check, Domain, Parameters, BrowserSession);
}

public sealed record AuthorizeResponse
{
    /// <summary>The client's address with code, tokens or an error; null: the person has to sign in.</summary>
    [Sensitive]
    public string? Location { get; init; }

    /// <summary>The identity provider where the person signs in; null: at our own pages.</summary>
    public string? Provider { get; init; }
}
