namespace CognitoConsole.Contracts.Extensions;

/// <summary>
/// The roles that tokens bring into this identity pool where role selection is by the token: those of the groups of its user pools, whether the selection is by the token now or not.
/// The ones that most groups have come first, at most <see cref="Most"/> of each user pool.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record ListGroupRolesRequest : IRequest<ListGroupRolesResponse>, IIdentityPoolRequest, IShape
{
    public const int Most = 25;

    public string IdentityPoolId { get; init; } = null!;

    public void Check(ShapeCheck check) => IdentityShapes.Pool(check, IdentityPoolId);
}

public sealed record ListGroupRolesResponse
{
    public required IReadOnlyList<GroupRole> Roles { get; init; }
}

public sealed record GroupRole
{
    public required string UserPoolId { get; init; }
    public required string RoleArn { get; init; }

    /// <summary>The first of them by name.</summary>
    public required string GroupName { get; init; }

    /// <summary>How many groups have the role.</summary>
    public required int Groups { get; init; }
}

/// <summary>
/// Would this role, as a group's, get the group's members credentials? One line for each identity pool, and each app client there, that takes roles from this user pool's tokens; asked as
/// <see cref="ListRoleTrustRequest"/> does.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record ListGroupRoleTrustRequest : IRequest<ListGroupRoleTrustResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;
    public string RoleArn { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(UserPoolId, "userPoolId");
        check.Text(UserPoolId, "userPoolId", 1, 55, null, null, false);
        check.Required(RoleArn, "roleArn");
        check.Text(RoleArn, "roleArn", 20, 2048, null, null, false);
    }
}

public sealed record ListGroupRoleTrustResponse
{
    /// <summary>Of the identity pools whose roles the caller may ask about (ListRoleTrust).</summary>
    public required IReadOnlyList<GroupRoleTrust> Trust { get; init; }
}

public sealed record GroupRoleTrust
{
    public required string IdentityPoolId { get; init; }
    public required string IdentityPoolName { get; init; }
    public required string ClientId { get; init; }

    /// <summary>As in <see cref="RoleTrust"/>.</summary>
    public string? Refusal { get; init; }
}
