namespace CognitoConsole.Contracts.Extensions;

/// <summary>The identities at providers that sign in as a user, with the claim that each of them is known by: AdminDisableProviderForUser asks for it, and AWS has no way to read it.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.UserNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record ListLinkedIdentitiesRequest : IRequest<ListLinkedIdentitiesResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    /// <summary>As an administrator names users.</summary>
    public string Username { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(UserPoolId, "userPoolId");
        check.Text(UserPoolId, "userPoolId", 1, 55, null, null, false);
        check.Required(Username, "username");
        check.Text(Username, "username", 1, 128, null, null, true);
    }
}

public sealed record ListLinkedIdentitiesResponse
{
    /// <summary>Oldest first; five at most beside the one that made the user.</summary>
    public required IReadOnlyList<LinkedIdentityType> Identities { get; init; }
}

/// <param name="AttributeName"><c>Cognito_Subject</c>, or a claim.</param>
/// <param name="IsPrimary">The user was made by the first sign-in with it; false where an administrator has linked them.</param>
public sealed record LinkedIdentityType(string ProviderName, string ProviderType, string AttributeName, string AttributeValue, DateTimeOffset CreationDate, bool IsPrimary);
