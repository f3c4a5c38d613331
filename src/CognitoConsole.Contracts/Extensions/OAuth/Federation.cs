namespace CognitoConsole.Contracts.Extensions;

/// <summary>Sends a browser to an identity provider.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch, ErrorCodes.TooManyRequestsException])]
public sealed record StartFederatedSignInRequest : IRequest<StartFederatedSignInResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public AuthorizationParameters Parameters { get; init; } = null!;

    /// <summary>One of the client's identity providers.</summary>
    public string Provider { get; init; } = null!;

    /// <summary>Value of a cookie of this browser: only it can finish the sign-in.</summary>
    [Sensitive]
    public string BrowserKey { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        LoginShapes.Check(check, Domain, Parameters, null);
        check.Required(Provider, "provider");
        check.Text(Provider, "provider", 1, 128, null, null, false);
        FederationShapes.CheckBrowser(check, BrowserKey);
    }
}

public sealed record StartFederatedSignInResponse
{
    /// <summary>Where the browser goes: the provider, or the client with an error.</summary>
    [Sensitive]
    public required string Location { get; init; }
}

/// <summary>Keeps what a provider has posted across sites, where a browser sends no cookies, until the browser comes for it.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest])]
public sealed record KeepProviderAnswerRequest : IRequest<KeepProviderAnswerResponse>, IShape
{
    public string Domain { get; init; } = null!;
    public ProviderAnswer Answer { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        FederationShapes.CheckDomain(check, Domain);
        check.Required(Answer, "answer");
        check.Nested(Answer, "answer");
    }
}

public sealed record KeepProviderAnswerResponse;

/// <summary>A browser comes back from an identity provider.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch, ErrorCodes.TooManyRequestsException])]
public sealed record CompleteFederatedSignInRequest : IRequest<StartBrowserSessionResponse>, IShape
{
    public string Domain { get; init; } = null!;

    /// <summary>Of the address; what was kept before counts in its place.</summary>
    public ProviderAnswer Answer { get; init; } = null!;

    /// <summary>As in <see cref="StartFederatedSignInRequest"/>; null where the browser has brought none.</summary>
    [Sensitive]
    public string? BrowserKey { get; init; }

    /// <summary>Value of the browser's session cookie, which ends with a successful sign-in.</summary>
    [Sensitive]
    public string? BrowserSession { get; init; }

    public void Check(ShapeCheck check)
    {
        FederationShapes.CheckDomain(check, Domain);
        check.Required(Answer, "answer");
        check.Nested(Answer, "answer");
        check.Text(BrowserKey, "browserKey", 1, 64, null, null, true);
        check.Text(BrowserSession, "browserSession", 1, 64, null, null, true);
    }
}

/// <summary>What a provider says through the browser.</summary>
public sealed record ProviderAnswer : IShape
{
    [Sensitive]
    public string? State { get; init; }

    [Sensitive]
    public string? Code { get; init; }
    public string? Error { get; init; }
    public string? ErrorDescription { get; init; }

    /// <summary>Who answers (RFC 9207).</summary>
    public string? Issuer { get; init; }

    /// <summary>What Apple says of a person at the first sign-in: JSON with the name.</summary>
    [Sensitive]
    public string? User { get; init; }

    /// <summary>Of a SAML provider, base64.</summary>
    [Sensitive]
    public string? SamlResponse { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Text(SamlResponse, "samlResponse", 0, FederationShapes.MaxSamlResponse, null, null, true);
        check.Text(State, "state", 0, 128, null, null, false);
        check.Text(Code, "code", 0, 8192, null, null, false);
        check.Text(Error, "error", 0, 1024, null, null, true);
        check.Text(ErrorDescription, "errorDescription", 0, 4096, null, null, true);
        check.Text(Issuer, "issuer", 0, 2048, null, null, true);
        check.Text(User, "user", 0, 8192, null, null, true);
    }
}

/// <summary>A SAML provider signs somebody in of its own accord, where that is allowed (IDPInit).</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.RedirectMismatch, ErrorCodes.TooManyRequestsException])]
public sealed record CompleteProviderInitiatedSignInRequest : IRequest<StartBrowserSessionResponse>, IShape
{
    public string Domain { get; init; } = null!;

    /// <summary>Of the RelayState, where the provider is named too.</summary>
    public AuthorizationParameters Parameters { get; init; } = null!;
    [Sensitive]
    public string SamlResponse { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        LoginShapes.Check(check, Domain, Parameters, null);
        check.Required(SamlResponse, "samlResponse");
        check.Text(SamlResponse, "samlResponse", 1, FederationShapes.MaxSamlResponse, null, null, true);
    }
}

/// <summary>A browser comes back from a SAML provider that has ended its session there.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest])]
public sealed record CompleteProviderSignOutRequest : IRequest<CompleteProviderSignOutResponse>, IShape
{
    public string Domain { get; init; } = null!;
    [Sensitive]
    public string State { get; init; } = null!;

    /// <summary>Of a form; one of the two members is set.</summary>
    [Sensitive]
    public string? SamlResponse { get; init; }

    /// <summary>The query as it came, of a redirect.</summary>
    [Sensitive]
    public string? Query { get; init; }

    public void Check(ShapeCheck check)
    {
        FederationShapes.CheckDomain(check, Domain);
        check.Required(State, "state");
        check.Text(State, "state", 1, 128, null, null, false);
        check.Text(SamlResponse, "samlResponse", 0, FederationShapes.MaxSamlResponse, null, null, true);
        check.Text(Query, "query", 0, FederationShapes.MaxSamlResponse, null, null, true);
    }
}

public sealed record CompleteProviderSignOutResponse
{
    /// <summary>Null: to the login page of <see cref="Parameters"/>.</summary>
    public string? Location { get; init; }
    public required AuthorizationParameters Parameters { get; init; }
}

internal static class FederationShapes
{
    /// <summary>Characters of base64, as AWS has it.</summary>
    public const int MaxSamlResponse = 100_000;

    public static void CheckDomain(ShapeCheck check, string? domain)
    {
        check.Required(domain, "domain");
        check.Text(domain, "domain", 1, 253, null, null, true);
    }

    public static void CheckBrowser(ShapeCheck check, string? browserKey)
    {
        check.Required(browserKey, "browserKey");
        check.Text(browserKey, "browserKey", 1, 64, null, null, true);
    }
}
