namespace CognitoConsole.Contracts.Extensions;

/// <summary>The identities of a user of a user pool, over all identity pools that take its tokens. In the order of the identity pools' ids.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.UserNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record ListUserIdentitiesRequest : IRequest<ListUserIdentitiesResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    /// <summary>As an administrator names users.</summary>
    public string Username { get; init; } = null!;
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        OpenSessionShapes.User(check, UserPoolId, Username);
        check.Number(MaxResults, "maxResults", 1, 60);
        check.Text(NextToken, "nextToken", 1, 65535, null, null, false);
    }
}

public sealed record ListUserIdentitiesResponse
{
    public required IReadOnlyList<UserIdentityType> Identities { get; init; }

    /// <summary>Of this page: identities in pools whose identities the caller may not see (GetIdentity).</summary>
    public required int Withheld { get; init; }
    public string? NextToken { get; init; }
}

public sealed record UserIdentityType
{
    public required string IdentityId { get; init; }
    public required string IdentityPoolId { get; init; }
    public required string IdentityPoolName { get; init; }

    /// <summary>As in <see cref="IdentityType"/>.</summary>
    public required string State { get; init; }

    /// <summary>When the user became this identity's.</summary>
    public required DateTimeOffset LinkedDate { get; init; }
    public required DateTimeOffset LastSeenDate { get; init; }
}
