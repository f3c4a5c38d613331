namespace CognitoConsole.Contracts.Extensions;

/// <summary>The pool's public keys as a JSON Web Key Set: for everybody, as they stand at the issuer's address.</summary>
[Operation("cognito-console", OperationAccess.Unsigned, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetJsonWebKeySetRequest : IRequest<GetJsonWebKeySetResponse>, IShape
{
    public string UserPoolId { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(UserPoolId, "userPoolId");
        check.Text(UserPoolId, "userPoolId", 1, 55, null, null, true);
    }
}

/// <param name="Document">The JSON as it is served.</param>
public sealed record GetJsonWebKeySetResponse(string Document);

/// <summary>OpenID Connect discovery of the pool.</summary>
[Operation("cognito-console", OperationAccess.HostedUI, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetOpenIdConfigurationRequest : IRequest<GetOpenIdConfigurationResponse>, IShape
{
    public string UserPoolId { get; init; } = null!;

    /// <summary>Of the updated issuer. A pool answers at both, whichever its tokens name: those of before a change are still about.</summary>
    public bool Updated { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Required(UserPoolId, "userPoolId");
        check.Text(UserPoolId, "userPoolId", 1, 55, null, null, true);
    }
}

/// <param name="Document">The JSON as it is served.</param>
public sealed record GetOpenIdConfigurationResponse(string Document);

/// <summary>The public keys of identities' OpenID tokens (GetOpenIdToken) as a JSON Web Key Set.</summary>
[Operation("cognito-console", OperationAccess.HostedUI)]
public sealed record GetIdentityTokenKeySetRequest : IRequest<GetIdentityTokenKeySetResponse>;

/// <param name="Document">The JSON as it is served.</param>
public sealed record GetIdentityTokenKeySetResponse(string Document);

/// <summary>OpenID Connect discovery of the identity pools, for an STS elsewhere that takes their tokens.</summary>
[Operation("cognito-console", OperationAccess.HostedUI)]
public sealed record GetIdentityTokenConfigurationRequest : IRequest<GetIdentityTokenConfigurationResponse>;

/// <param name="Document">The JSON as it is served.</param>
public sealed record GetIdentityTokenConfigurationResponse(string Document);
