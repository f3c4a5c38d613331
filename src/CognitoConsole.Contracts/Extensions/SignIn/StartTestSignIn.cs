namespace CognitoConsole.Contracts.Extensions;

/// <summary>
/// Announces that an operator is about to sign in as a user, to see each step of it. What follows are the real operations of a sign-in, which name no operator: this one writes into the
/// audit log who it was. It also computes what an app with a secret would, so that nobody has to see the secret.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record StartTestSignInRequest : IRequest<StartTestSignInResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;
    public string ClientId { get; init; } = null!;

    /// <summary>As it will be sent; the user need not exist.</summary>
    public string Username { get; init; } = null!;
    public string AuthFlow { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(UserPoolId, "userPoolId");
        check.Text(UserPoolId, "userPoolId", 1, 55, null, null, false);
        check.Required(ClientId, "clientId");
        check.Text(ClientId, "clientId", 1, 128, null, null, false);
        check.Required(Username, "username");
        check.Text(Username, "username", 1, 128, null, null, true);
        check.Required(AuthFlow, "authFlow");
        check.Text(AuthFlow, "authFlow", 1, 64, null, null, false);
    }
}

public sealed record StartTestSignInResponse
{
    /// <summary>SECRET_HASH of the user name; null for an app client without a secret.</summary>
    [Sensitive]
    public string? SecretHash { get; init; }
}
