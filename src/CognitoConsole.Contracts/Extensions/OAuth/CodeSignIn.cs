namespace CognitoConsole.Contracts.Extensions;

/// <summary>A person wants to sign in at the hosted UI with a code instead of a password: sends it.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch, ErrorCodes.NotAuthorizedException, ErrorCodes.UserNotFoundException,
     ErrorCodes.CodeDeliveryFailureException, ErrorCodes.LimitExceededException])]
public sealed record StartCodeSignInRequest : IRequest<StartCodeSignInResponse>, IShape
{
    public static readonly string[] Factors = [UserPools.ChallengeNameType.EmailOtp, UserPools.ChallengeNameType.SmsOtp];

    public string Domain { get; init; } = null!;
    public AuthorizationParameters Parameters { get; init; } = null!;
    public string Username { get; init; } = null!;

    /// <summary>One of <see cref="Factors"/>.</summary>
    public string Factor { get; init; } = null!;

    /// <summary>The person wants the browser to be remembered.</summary>
    public bool RememberDevice { get; init; }

    public void Check(ShapeCheck check)
    {
        LoginShapes.Check(check, Domain, Parameters, null);
        check.Required(Username, "username");
        check.Text(Username, "username", 1, 128, null, null, true);
        check.Required(Factor, "factor");
        check.Text(Factor, "factor", 0, int.MaxValue, null, Factors, false);
    }
}

/// <summary>Either <see cref="Location"/>, for a request that the client has to hear about, or the other two.</summary>
public sealed record StartCodeSignInResponse
{
    public string? Location { get; init; }

    [Sensitive]
    public string? Session { get; init; }

    /// <summary>Where the code went, masked.</summary>
    public string? Destination { get; init; }
}

/// <summary>The code.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch, ErrorCodes.NotAuthorizedException, ErrorCodes.CodeMismatchException,
     ErrorCodes.UserNotConfirmedException, ErrorCodes.PasswordResetRequiredException, ErrorCodes.TooManyRequestsException])]
public sealed record AnswerCodeSignInRequest : IRequest<StartBrowserSessionResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public AuthorizationParameters Parameters { get; init; } = null!;
    [Sensitive]
    public string? BrowserSession { get; init; }
    [Sensitive]
    public string? BrowserDevice { get; init; }

    /// <summary>Of <see cref="StartCodeSignInResponse"/>.</summary>
    [Sensitive]
    public string Session { get; init; } = null!;

    /// <summary>As the code was asked for.</summary>
    public string Factor { get; init; } = null!;
    [Sensitive]
    public string Code { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        LoginShapes.Check(check, Domain, Parameters, BrowserSession);
        LoginShapes.CheckDevice(check, BrowserDevice);
        check.Required(Session, "session");
        check.Text(Session, "session", 1, 4096, null, null, true);
        check.Required(Factor, "factor");
        check.Text(Factor, "factor", 0, int.MaxValue, null, StartCodeSignInRequest.Factors, false);
        check.Required(Code, "code");
        check.Text(Code, "code", 1, 64, null, null, true);
    }
}
