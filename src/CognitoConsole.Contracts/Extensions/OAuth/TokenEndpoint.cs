namespace CognitoConsole.Contracts.Extensions;

/// <summary>What a client shows of itself at the token endpoint.</summary>
/// <param name="ClientSecret">Null: none was sent.</param>
public sealed record ClientCredentials(string? ClientId, [property: Sensitive] string? ClientSecret) : IShape
{
    public void Check(ShapeCheck check)
    {
        check.Text(ClientId, "clientId", 0, 128, null, null, true);
        check.Text(ClientSecret, "clientSecret", 0, 128, null, null, true);
    }
}

/// <summary>grant_type=authorization_code.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.InvalidClient, ErrorCodes.InvalidGrant, ErrorCodes.UnauthorizedClient])]
public sealed record RedeemAuthorizationCodeRequest : IRequest<TokenEndpointResponse>, IShape
{
    public string Domain { get; init; } = null!;
    [Sensitive]
    public ClientCredentials Client { get; init; } = null!;
    [Sensitive]
    public string? Code { get; init; }
    public string? RedirectUri { get; init; }
    [Sensitive]
    public string? CodeVerifier { get; init; }

    public void Check(ShapeCheck check)
    {
        TokenShapes.Check(check, Domain, Client);
        check.Text(Code, "code", 0, 256, null, null, true);
        check.Text(RedirectUri, "redirectUri", 0, 1024, null, null, true);
        check.Text(CodeVerifier, "codeVerifier", 0, 256, null, null, true);
    }
}

/// <summary>grant_type=refresh_token.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.InvalidClient, ErrorCodes.InvalidGrant, ErrorCodes.UnauthorizedClient])]
public sealed record RedeemRefreshTokenRequest : IRequest<TokenEndpointResponse>, IShape
{
    public string Domain { get; init; } = null!;
    [Sensitive]
    public ClientCredentials Client { get; init; } = null!;
    [Sensitive]
    public string? RefreshToken { get; init; }

    public void Check(ShapeCheck check)
    {
        TokenShapes.Check(check, Domain, Client);
        check.Text(RefreshToken, "refreshToken", 0, 16384, null, null, true);
    }
}

/// <summary>grant_type=client_credentials.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidClient, ErrorCodes.InvalidScope, ErrorCodes.UnauthorizedClient])]
public sealed record RedeemClientCredentialsRequest : IRequest<TokenEndpointResponse>, IShape
{
    public string Domain { get; init; } = null!;
    [Sensitive]
    public ClientCredentials Client { get; init; } = null!;
    public string? Scope { get; init; }

    /// <summary>aws_client_metadata: for the pre-token trigger.</summary>
    public IReadOnlyDictionary<string, string>? ClientMetadata { get; init; }

    public void Check(ShapeCheck check)
    {
        TokenShapes.Check(check, Domain, Client);
        check.Text(Scope, "scope", 0, 4096, null, null, true);
    }
}

public sealed record TokenEndpointResponse
{
    [Sensitive]
    public string? IdToken { get; init; }
    [Sensitive]
    public required string AccessToken { get; init; }
    [Sensitive]
    public string? RefreshToken { get; init; }

    /// <summary>Seconds.</summary>
    public required int ExpiresIn { get; init; }
}

/// <summary>Kills a refresh token with every token of its sign-in. An unknown or dead one is answered the same way.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidRequest, ErrorCodes.InvalidClient, ErrorCodes.UnsupportedTokenType])]
public sealed record RevokeRefreshTokenRequest : IRequest<Nothing>, IShape
{
    public string Domain { get; init; } = null!;
    [Sensitive]
    public ClientCredentials Client { get; init; } = null!;
    [Sensitive]
    public string? Token { get; init; }

    public void Check(ShapeCheck check)
    {
        TokenShapes.Check(check, Domain, Client);
        check.Text(Token, "token", 0, 16384, null, null, true);
    }
}

/// <summary>Attributes of the person whose access token with scope openid this is.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidToken])]
public sealed record GetUserInfoRequest : IRequest<GetUserInfoResponse>, IShape
{
    public string Domain { get; init; } = null!;
    [Sensitive]
    public string AccessToken { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(Domain, "domain");
        check.Required(AccessToken, "accessToken");
        check.Text(AccessToken, "accessToken", 1, 16384, null, null, true);
    }
}

/// <param name="Claims">All values are texts, also <c>email_verified</c>.</param>
public sealed record GetUserInfoResponse(IReadOnlyDictionary<string, string> Claims);

internal static class TokenShapes
{
    public static void Check(ShapeCheck check, string? domain, ClientCredentials? client)
    {
        check.Required(domain, "domain");
        check.Text(domain, "domain", 1, 253, null, null, true);
        check.Required(client, "client");
        check.Nested(client, "client");
    }
}
