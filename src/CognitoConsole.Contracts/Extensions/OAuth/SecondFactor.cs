namespace CognitoConsole.Contracts.Extensions;

/// <summary>Answers a challenge of the second factor at the hosted UI.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch, ErrorCodes.NotAuthorizedException, ErrorCodes.CodeMismatchException,
     ErrorCodes.ExpiredCodeException, ErrorCodes.EnableSoftwareTokenMFAException, ErrorCodes.SoftwareTokenMFANotFoundException, ErrorCodes.InvalidParameterException,
     ErrorCodes.TooManyRequestsException, ErrorCodes.AliasExistsException, ErrorCodes.UserNotConfirmedException, ErrorCodes.PasswordResetRequiredException])]
public sealed record AnswerSecondFactorRequest : IRequest<StartBrowserSessionResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public AuthorizationParameters Parameters { get; init; } = null!;
    [Sensitive]
    public string? BrowserSession { get; init; }
    [Sensitive]
    public string? BrowserDevice { get; init; }

    /// <summary>Of <see cref="SecondFactorRequirement"/>.</summary>
    [Sensitive]
    public string Session { get; init; } = null!;
    public string Challenge { get; init; } = null!;

    /// <summary>The code; or the factor that was chosen.</summary>
    [Sensitive]
    public string Answer { get; init; } = null!;

    /// <summary>The address to set up, where the factor that was chosen is e-mail and the user has none.</summary>
    public string? Email { get; init; }

    public void Check(ShapeCheck check)
    {
        LoginShapes.Check(check, Domain, Parameters, BrowserSession);
        LoginShapes.CheckDevice(check, BrowserDevice);
        check.Required(Session, "session");
        check.Text(Session, "session", 1, 2048, null, null, true);
        check.Required(Challenge, "challenge");
        check.Text(Challenge, "challenge", 1, 64, null, null, false);
        check.Required(Answer, "answer");
        check.Text(Answer, "answer", 1, 64, null, null, true);
        check.Text(Email, "email", 1, 320, null, null, true);
    }
}

/// <summary>A second factor that a page has to ask for.</summary>
public sealed record SecondFactorRequirement
{
    /// <summary>The code of an app that is being set up; the page shows <see cref="SetupSecret"/>.</summary>
    public const string TotpSetup = "SOFTWARE_TOKEN_SETUP";

    /// <summary>A challenge's name as in AWS, or <see cref="TotpSetup"/>.</summary>
    public required string Challenge { get; init; }
    [Sensitive]
    public required string Session { get; init; }

    /// <summary>Where the code went, masked.</summary>
    public string? Destination { get; init; }

    /// <summary>What the person calls the authenticator app.</summary>
    public string? DeviceName { get; init; }

    /// <summary>Factors to choose from.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The person has an e-mail address already: setting up e-mail asks for none.</summary>
    public bool HasEmail { get; init; }

    /// <summary>The seed to type into an app.</summary>
    [Sensitive]
    public string? SetupSecret { get; init; }

    /// <summary>The same as an <c>otpauth:</c> address, for a QR code.</summary>
    [Sensitive]
    public string? SetupUri { get; init; }
}
