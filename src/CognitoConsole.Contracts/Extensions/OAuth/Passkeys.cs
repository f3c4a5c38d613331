namespace CognitoConsole.Contracts.Extensions;

/// <summary>A person wants to sign in with a passkey at the hosted UI: what the browser needs for it.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch, ErrorCodes.NotAuthorizedException, ErrorCodes.UserNotFoundException])]
public sealed record StartPasskeySignInRequest : IRequest<StartPasskeySignInResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public AuthorizationParameters Parameters { get; init; } = null!;
    public string Username { get; init; } = null!;

    /// <summary>The person wants the browser to be remembered.</summary>
    public bool RememberDevice { get; init; }

    public void Check(ShapeCheck check)
    {
        LoginShapes.Check(check, Domain, Parameters, null);
        check.Required(Username, "username");
        check.Text(Username, "username", 1, 128, null, null, true);
    }
}

/// <summary>Either <see cref="Location"/>, for a request that the client has to hear about, or the other two.</summary>
public sealed record StartPasskeySignInResponse
{
    public string? Location { get; init; }

    [Sensitive]
    public string? Session { get; init; }

    /// <summary>PublicKeyCredentialRequestOptions as JSON.</summary>
    [Sensitive]
    public string? Options { get; init; }
}

/// <summary>The passkey's answer.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch, ErrorCodes.NotAuthorizedException,
     ErrorCodes.UserNotConfirmedException, ErrorCodes.PasswordResetRequiredException, ErrorCodes.TooManyRequestsException])]
public sealed record AnswerPasskeySignInRequest : IRequest<StartBrowserSessionResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public AuthorizationParameters Parameters { get; init; } = null!;
    [Sensitive]
    public string? BrowserSession { get; init; }
    [Sensitive]
    public string? BrowserDevice { get; init; }

    /// <summary>Of <see cref="StartPasskeySignInResponse"/>.</summary>
    [Sensitive]
    public string Session { get; init; } = null!;

    /// <summary>AuthenticationResponseJSON.</summary>
    [Sensitive]
    public string Credential { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        LoginShapes.Check(check, Domain, Parameters, BrowserSession);
        LoginShapes.CheckDevice(check, BrowserDevice);
        check.Required(Session, "session");
        check.Text(Session, "session", 1, 4096, null, null, true);
        check.Required(Credential, "credential");
        check.Text(Credential, "credential", 1, PasskeyShapes.LongestCredential, null, null, true);
    }
}

/// <summary>The person who is signed in wants to add a passkey: what the browser needs for it.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch, ErrorCodes.LimitExceededException, ErrorCodes.ConcurrentModificationException])]
public sealed record StartPasskeyRegistrationRequest : IRequest<StartPasskeyRegistrationResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public AuthorizationParameters Parameters { get; init; } = null!;
    [Sensitive]
    public string? BrowserSession { get; init; }

    public void Check(ShapeCheck check) => LoginShapes.Check(check, Domain, Parameters, BrowserSession);
}

public sealed record StartPasskeyRegistrationResponse
{
    /// <summary>For a request that the client has to hear about.</summary>
    public string? Location { get; init; }

    /// <summary>PublicKeyCredentialCreationOptions as JSON; null where the person has to sign in first, because nobody is signed in or has been for more than five minutes.</summary>
    [Sensitive]
    public string? Options { get; init; }
}

/// <summary>Adds the passkey.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch, ErrorCodes.NotAuthorizedException, ErrorCodes.LimitExceededException,
     ErrorCodes.WebAuthnChallengeNotFoundException, ErrorCodes.WebAuthnCredentialNotSupportedException, ErrorCodes.WebAuthnOriginNotAllowedException, ErrorCodes.WebAuthnRelyingPartyMismatchException])]
public sealed record CompletePasskeyRegistrationRequest : IRequest<CompletePasskeyRegistrationResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public AuthorizationParameters Parameters { get; init; } = null!;
    [Sensitive]
    public string? BrowserSession { get; init; }

    /// <summary>RegistrationResponseJSON.</summary>
    [Sensitive]
    public string Credential { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        LoginShapes.Check(check, Domain, Parameters, BrowserSession);
        check.Required(Credential, "credential");
        check.Text(Credential, "credential", 1, PasskeyShapes.LongestCredential, null, null, true);
    }
}

public sealed record CompletePasskeyRegistrationResponse
{
    /// <summary>For a request that the client has to hear about.</summary>
    public string? Location { get; init; }
}

internal static class PasskeyShapes
{
    /// <summary>An attestation with its certificates has a few kilobytes.</summary>
    public const int LongestCredential = 32 * 1024;
}
