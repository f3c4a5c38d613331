namespace CognitoConsole.Contracts.Extensions;

/// <summary>A person signs in with name and password at the hosted UI. The client's ExplicitAuthFlows do not matter here; lockout and user status do.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch, ErrorCodes.NotAuthorizedException,
     ErrorCodes.UserNotFoundException, ErrorCodes.UserNotConfirmedException, ErrorCodes.PasswordResetRequiredException, ErrorCodes.TooManyRequestsException])]
public sealed record StartBrowserSessionRequest : IRequest<StartBrowserSessionResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public AuthorizationParameters Parameters { get; init; } = null!;

    /// <summary>Value of the browser's session cookie, which ends with a successful sign-in.</summary>
    [Sensitive]
    public string? BrowserSession { get; init; }

    /// <summary>Value of the cookie by which the browser is known as a device.</summary>
    [Sensitive]
    public string? BrowserDevice { get; init; }

    /// <summary>The person wants the browser to be remembered; asked where the pool leaves that to people.</summary>
    public bool RememberDevice { get; init; }
    public string Username { get; init; } = null!;
    [Sensitive]
    public string Password { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        LoginShapes.Check(check, Domain, Parameters, BrowserSession);
        LoginShapes.CheckDevice(check, BrowserDevice);
        check.Required(Username, "username");
        check.Text(Username, "username", 1, 128, null, null, true);
        check.Required(Password, "password");
        check.Text(Password, "password", 1, 256, null, null, true);
    }
}

/// <summary>Answers the challenge that asks for a new password.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch, ErrorCodes.NotAuthorizedException,
     ErrorCodes.InvalidPasswordException, ErrorCodes.PasswordHistoryPolicyViolationException, ErrorCodes.InvalidParameterException, ErrorCodes.AliasExistsException,
     ErrorCodes.TooManyRequestsException])]
public sealed record SetNewPasswordRequest : IRequest<StartBrowserSessionResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public AuthorizationParameters Parameters { get; init; } = null!;
    [Sensitive]
    public string? BrowserSession { get; init; }
    [Sensitive]
    public string? BrowserDevice { get; init; }

    /// <summary>Of <see cref="NewPasswordRequirement"/>.</summary>
    [Sensitive]
    public string Session { get; init; } = null!;
    public string Username { get; init; } = null!;
    [Sensitive]
    public string NewPassword { get; init; } = null!;
    public IReadOnlyDictionary<string, string>? UserAttributes { get; init; }

    public void Check(ShapeCheck check)
    {
        LoginShapes.Check(check, Domain, Parameters, BrowserSession);
        LoginShapes.CheckDevice(check, BrowserDevice);
        check.Required(Session, "session");
        check.Text(Session, "session", 1, 2048, null, null, true);
        check.Required(Username, "username");
        check.Text(Username, "username", 1, 128, null, null, true);
        check.Required(NewPassword, "newPassword");
        check.Text(NewPassword, "newPassword", 1, 256, null, null, true);
    }
}

/// <summary>Either <see cref="Location"/> with <see cref="BrowserSession"/>, or <see cref="NewPassword"/>, or <see cref="SecondFactor"/>.</summary>
public sealed record StartBrowserSessionResponse
{
    [Sensitive]
    public string? Location { get; init; }

    /// <summary>For the session cookie; always a fresh value.</summary>
    [Sensitive]
    public string? BrowserSession { get; init; }

    /// <summary>How long the cookie is to be kept.</summary>
    public TimeSpan? BrowserSessionLifetime { get; init; }

    /// <summary>For the cookie by which the browser is known as a device; null where it stays as it is.</summary>
    [Sensitive]
    public string? BrowserDevice { get; init; }
    public NewPasswordRequirement? NewPassword { get; init; }
    public SecondFactorRequirement? SecondFactor { get; init; }
}

public sealed record NewPasswordRequirement
{
    [Sensitive]
    public required string Session { get; init; }

    /// <summary>Goes back with the answer.</summary>
    public required string Username { get; init; }
    public required IReadOnlyList<LoginAttribute> RequiredAttributes { get; init; }
}

/// <summary>Signs the browser out and says where it goes.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch])]
public sealed record EndBrowserSessionRequest : IRequest<EndBrowserSessionResponse>, IShape
{
    public string Domain { get; init; } = null!;
    [Sensitive]
    public string? BrowserSession { get; init; }

    /// <summary>One of the client's sign-out URLs. Without it the browser goes to the login page of <see cref="Parameters"/>.</summary>
    public string? LogoutUri { get; init; }
    public AuthorizationParameters Parameters { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        LoginShapes.Check(check, Domain, Parameters, BrowserSession);
        check.Text(LogoutUri, "logoutUri", 0, 1024, null, null, true);
    }
}

public sealed record EndBrowserSessionResponse
{
    /// <summary>Null: to the login page.</summary>
    public string? Location { get; init; }
}

/// <summary>SECRET_HASH for the hosted UI's own calls of the public operations.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetSecretHashRequest : IRequest<GetSecretHashResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public string ClientId { get; init; } = null!;
    public string Username { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(Domain, "domain");
        check.Required(ClientId, "clientId");
        check.Required(Username, "username");
    }
}

public sealed record GetSecretHashResponse
{
    /// <summary>Null for a public client.</summary>
    [Sensitive]
    public string? SecretHash { get; init; }
}

/// <summary>Whether the link of a verification mail has confirmed its user already: links are opened more than once.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record CheckConfirmationLinkRequest : IRequest<CheckConfirmationLinkResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public string ClientId { get; init; } = null!;
    public string Username { get; init; } = null!;
    [Sensitive]
    public string ConfirmationCode { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(Domain, "domain");
        check.Required(ClientId, "clientId");
        check.Required(Username, "username");
        check.Required(ConfirmationCode, "confirmationCode");
    }
}

public sealed record CheckConfirmationLinkResponse
{
    /// <summary>False for any code but the one that has done it, and when its time is over.</summary>
    public bool HasConfirmed { get; init; }
}
