namespace CognitoConsole.Contracts.Extensions;

/// <summary>An app registers itself as an app client of the pool (dynamic client registration, RFC 7591).</summary>
[Operation("cognito-console", OperationAccess.HostedUI, IsWrite = true, Errors =
    [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidToken, ErrorCodes.InvalidClientMetadata, ErrorCodes.InvalidRedirectUri, ErrorCodes.AccessDenied,
     ErrorCodes.TooManyRequestsException])]
public sealed record RegisterClientRequest : IRequest<RegisterClientResponse>, IShape
{
    public string Domain { get; init; } = null!;

    /// <summary>The initial access token; null for open registration.</summary>
    [Sensitive]
    public string? AccessToken { get; init; }
    public ClientRegistrationMetadata Metadata { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(Domain, "domain");
        check.Text(Domain, "domain", 1, 253, null, null, true);
        check.Text(AccessToken, "accessToken", 0, 16384, null, null, true);
        check.Required(Metadata, "metadata");
    }
}

/// <summary>Client metadata of RFC 7591 section 2, as far as an app client has them. What is not here is ignored, as the RFC wants.</summary>
public sealed record ClientRegistrationMetadata
{
    public IReadOnlyList<string>? RedirectUris { get; init; }

    /// <summary><c>authorization_code</c>, <c>implicit</c>, <c>client_credentials</c>, <c>refresh_token</c>; null: authorization_code.</summary>
    public IReadOnlyList<string>? GrantTypes { get; init; }

    /// <summary><c>code</c>, <c>token</c>; null: those of the grants.</summary>
    public IReadOnlyList<string>? ResponseTypes { get; init; }

    /// <summary>Separated by spaces; null: all that registered clients may have.</summary>
    public string? Scope { get; init; }
    public string? ClientName { get; init; }

    /// <summary><c>client_secret_basic</c> (also null), <c>client_secret_post</c>, <c>none</c>.</summary>
    public string? TokenEndpointAuthMethod { get; init; }
}

/// <summary>What was registered, which may be other than what was asked for.</summary>
public sealed record RegisterClientResponse
{
    public required string ClientId { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required long ClientIdIssuedAt { get; init; }
    [Sensitive]
    public string? ClientSecret { get; init; }

    /// <summary>0: never. Null without a secret.</summary>
    public long? ClientSecretExpiresAt { get; init; }
    public required IReadOnlyList<string> RedirectUris { get; init; }
    public required IReadOnlyList<string> GrantTypes { get; init; }
    public required IReadOnlyList<string> ResponseTypes { get; init; }
    public required string Scope { get; init; }
    public required string ClientName { get; init; }
    public required string TokenEndpointAuthMethod { get; init; }
}
