namespace CognitoConsole.Contracts.Extensions;

/// <summary>Finds the user pool whose pages live at a domain. Exactly one of the two members is set.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record FindLoginDomainRequest : IRequest<FindLoginDomainResponse>, IShape
{
    /// <summary>Prefix or custom domain, as in the path <c>/auth/{domain}</c>.</summary>
    public string? Domain { get; init; }

    /// <summary>Host name of a custom domain.</summary>
    public string? Host { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Text(Domain, "domain", 1, 253, null, null, true);
        check.Text(Host, "host", 1, 253, null, null, true);
    }
}

public sealed record FindLoginDomainResponse
{
    public required string Domain { get; init; }
    public required string UserPoolId { get; init; }

    /// <summary>Where browsers reach the pages, without a trailing slash.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The oldest TLS of a custom domain, as SecurityPolicyType names it; null for any.</summary>
    public string? SecurityPolicy { get; init; }
}

/// <summary>What a login page has to know about client and pool. Refuses like <c>/oauth2/authorize</c> when client or redirect do not fit.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch])]
public sealed record DescribeLoginRequest : IRequest<DescribeLoginResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public AuthorizationParameters Parameters { get; init; } = null!;

    /// <summary>Value of the browser's session cookie.</summary>
    [Sensitive]
    public string? BrowserSession { get; init; }

    public void Check(ShapeCheck check) => LoginShapes.Check(check, Domain, Parameters, BrowserSession);
}

/// <summary>One of the two members is set.</summary>
public sealed record DescribeLoginResponse
{
    public LoginFacts? Page { get; init; }

    /// <summary>Where to send the browser instead: the request is wrong, and the client is to be told.</summary>
    public string? ErrorLocation { get; init; }
}

public sealed record LoginFacts
{
    public required string UserPoolName { get; init; }
    public required string ClientName { get; init; }

    /// <summary>What may stand in the field for the user name: <c>username</c>, <c>email</c>, <c>phone_number</c>, <c>preferred_username</c>.</summary>
    public required IReadOnlyList<string> SignInNames { get; init; }

    /// <summary>The user name itself is an e-mail address or phone number, so sign-up asks for no other name.</summary>
    public required IReadOnlyList<string> UsernameAttributes { get; init; }
    public required bool AllowsSignUp { get; init; }
    public required bool AllowsPasswordRecovery { get; init; }

    /// <summary>The e-mail that confirms a new account has a link to open, where it would have a code.</summary>
    public bool ConfirmsByLink { get; init; }

    /// <summary>Asked for at sign-up, in the order of the pool's schema.</summary>
    public required IReadOnlyList<LoginAttribute> SignUpAttributes { get; init; }
    public required UserPools.PasswordPolicyType PasswordPolicy { get; init; }

    public required LoginBranding Branding { get; init; }

    /// <summary>The sign-in page asks whether this browser is to be remembered.</summary>
    public bool AsksToRememberDevice { get; init; }

    /// <summary>The pages offer to sign in with a passkey, and to add one.</summary>
    public bool AllowsPasskeys { get; init; }

    /// <summary>EMAIL_OTP and SMS_OTP, where the pages offer to sign in with a code instead of a password.</summary>
    public IReadOnlyList<string> CodeFactors { get; init; } = [];

    /// <summary>People may have an account in the pool itself: COGNITO is one of the client's identity providers.</summary>
    public bool AllowsUserPool { get; init; } = true;

    /// <summary>The other identity providers of the client.</summary>
    public IReadOnlyList<OfferedProvider> Providers { get; init; } = [];

    /// <summary>Who is signed in at this domain already, and may go on to the app.</summary>
    public string? SignedInUsername { get; init; }

    /// <summary>Going on takes one more factor.</summary>
    public bool AsksForSecondFactor { get; init; }

    /// <summary>The app registered itself; where people go after sign-in: a host name, or the scheme of an app.</summary>
    public string? RegisteredAppAt { get; init; }
}

/// <param name="Type"><see cref="UserPools.IdentityProviderTypeType"/>.</param>
public sealed record OfferedProvider(string Name, string Type);

/// <param name="DataType">String, Number, DateTime or Boolean.</param>
public sealed record LoginAttribute(string Name, string DataType, bool Required, int? MaxLength);

internal static class LoginShapes
{
    public static void Check(ShapeCheck check, string? domain, AuthorizationParameters? parameters, string? browserSession)
    {
        check.Required(domain, "domain");
        check.Text(domain, "domain", 1, 253, null, null, true);
        check.Required(parameters, "parameters");
        check.Nested(parameters, "parameters");
        check.Text(browserSession, "browserSession", 1, 64, null, null, true);
    }

    public static void CheckDevice(ShapeCheck check, string? browserDevice) => check.Text(browserDevice, "browserDevice", 1, 256, null, null, true);
}
