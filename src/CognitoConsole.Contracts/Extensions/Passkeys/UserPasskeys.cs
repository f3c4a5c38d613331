using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Contracts.Extensions;

/// <summary>The passkeys of a user, for administrators. As ListWebAuthnCredentials, which only the user may ask.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.UserNotFoundException])]
public sealed record ListUserPasskeysRequest : IRequest<ListUserPasskeysResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    /// <summary>As an administrator names users.</summary>
    public string Username { get; init; } = null!;

    public void Check(ShapeCheck check) => OpenSessionShapes.User(check, UserPoolId, Username);
}

public sealed record ListUserPasskeysResponse
{
    /// <summary>Oldest first; a user has 20 at most.</summary>
    public required IReadOnlyList<WebAuthnCredentialDescription> Credentials { get; init; }
}

/// <summary>Takes a passkey from a user, whose device was lost or stolen.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.UserNotFoundException])]
public sealed record DeleteUserPasskeyRequest : IRequest<Nothing>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;
    public string Username { get; init; } = null!;
    public string CredentialId { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        OpenSessionShapes.User(check, UserPoolId, Username);
        check.Required(CredentialId, "credentialId");
        check.Text(CredentialId, "credentialId", 1, 1400, null, null, false);
    }
}
