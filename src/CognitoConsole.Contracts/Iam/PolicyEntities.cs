namespace CognitoConsole.Contracts.Iam;

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html">ListEntitiesForPolicy</see>: who has a managed policy.</summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.InvalidInputException])]
public sealed record ListEntitiesForPolicyRequest : IRequest<ListEntitiesForPolicyResponse>, IPolicyRequest, IShape
{
    public string PolicyArn { get; init; } = null!;

    /// <summary>User, Role, Group; the policies that AWS's enumeration has too are nobody.</summary>
    public string? EntityFilter { get; init; }

    /// <summary>Of roles; users have the path <c>/</c>.</summary>
    public string? PathPrefix { get; init; }

    /// <summary>PermissionsPolicy or PermissionsBoundary.</summary>
    public string? PolicyUsageFilter { get; init; }
    public string? Marker { get; init; }
    public int? MaxItems { get; init; }

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, PolicyArn, "policyArn");
        check.Text(EntityFilter, "entityFilter", 0, int.MaxValue, null, ["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"], false);
        check.Text(PathPrefix, "pathPrefix", 1, 512, IamShapes.Path, null, false);
        check.Text(PolicyUsageFilter, "policyUsageFilter", 0, int.MaxValue, null, ["PermissionsPolicy", "PermissionsBoundary"], false);
        IamShapes.Paging(check, Marker, MaxItems);
    }
}

public sealed record ListEntitiesForPolicyResponse
{
    /// <summary>There are no groups here.</summary>
    public IReadOnlyList<PolicyGroup> PolicyGroups { get; init; } = [];

    /// <summary>Users of access keys, and operators of the console.</summary>
    public required IReadOnlyList<PolicyUser> PolicyUsers { get; init; }
    public required IReadOnlyList<PolicyRole> PolicyRoles { get; init; }
    public required bool IsTruncated { get; init; }
    public string? Marker { get; init; }
}

public sealed record PolicyGroup
{
    public required string GroupName { get; init; }
    public required string GroupId { get; init; }
}

public sealed record PolicyUser
{
    public required string UserName { get; init; }
    public required string UserId { get; init; }
}

public sealed record PolicyRole
{
    public required string RoleName { get; init; }
    public required string RoleId { get; init; }
}
