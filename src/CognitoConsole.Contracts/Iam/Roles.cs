namespace CognitoConsole.Contracts.Iam;

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">CreateRole</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.EntityAlreadyExistsException, ErrorCodes.LimitExceededException, ErrorCodes.MalformedPolicyDocumentException, ErrorCodes.NoSuchEntityException, ErrorCodes.InvalidInputException])]
public sealed record CreateRoleRequest : IRequest<CreateRoleResponse>, IRoleRequest, IShape
{
    public string? Path { get; init; }
    public string RoleName { get; init; } = null!;
    public string AssumeRolePolicyDocument { get; init; } = null!;
    public string? Description { get; init; }

    /// <summary>Seconds.</summary>
    public int? MaxSessionDuration { get; init; }

    /// <summary>ARN of a managed policy.</summary>
    public string? PermissionsBoundary { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Text(Path, "path", 1, 512, IamShapes.Path, null, false);
        IamShapes.Role(check, RoleName);
        IamShapes.Document(check, AssumeRolePolicyDocument, "assumeRolePolicyDocument");
        check.Text(Description, "description", 0, 1000, IamShapes.RoleDescription, null, false);
        check.Number(MaxSessionDuration, "maxSessionDuration", 3600, 43200);
        check.Text(PermissionsBoundary, "permissionsBoundary", 20, 2048, null, null, false);
        IamShapes.Tags(check, Tags);
    }
}

public sealed record CreateRoleResponse
{
    public required Role Role { get; init; }
}

public sealed record Role
{
    public required string Path { get; init; }
    public required string RoleName { get; init; }
    public required string RoleId { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>Trust policy.</summary>
    [PercentEncoded]
    public required string AssumeRolePolicyDocument { get; init; }
    public string? Description { get; init; }

    /// <summary>Seconds.</summary>
    public required int MaxSessionDuration { get; init; }
    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }
}

public sealed record AttachedPermissionsBoundary
{
    public string PermissionsBoundaryType { get; init; } = "Policy";
    public required string PermissionsBoundaryArn { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRole</see>.</summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record GetRoleRequest : IRequest<GetRoleResponse>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
    }
}

public sealed record GetRoleResponse
{
    public required Role Role { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html">ListRoles</see>.</summary>
[Operation("iam", OperationAccess.Signed)]
public sealed record ListRolesRequest : IRequest<ListRolesResponse>, IShape
{
    public string? PathPrefix { get; init; }
    public string? Marker { get; init; }
    public int? MaxItems { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Text(PathPrefix, "pathPrefix", 1, 512, IamShapes.PathPrefix, null, false);
        IamShapes.Paging(check, Marker, MaxItems);
    }
}

public sealed record ListRolesResponse
{
    public required IReadOnlyList<Role> Roles { get; init; }
    public required bool IsTruncated { get; init; }
    public string? Marker { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html">UpdateRole</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record UpdateRoleRequest : IRequest<UpdateRoleResponse>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;
    public string? Description { get; init; }

    /// <summary>Seconds.</summary>
    public int? MaxSessionDuration { get; init; }

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
        check.Text(Description, "description", 0, 1000, IamShapes.RoleDescription, null, false);
        check.Number(MaxSessionDuration, "maxSessionDuration", 3600, 43200);
    }
}

public sealed record UpdateRoleResponse;

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html">UpdateRoleDescription</see>, which UpdateRole has replaced.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record UpdateRoleDescriptionRequest : IRequest<UpdateRoleDescriptionResponse>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;
    public string Description { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
        check.Required(Description, "description");
        check.Text(Description, "description", 0, 1000, IamShapes.RoleDescription, null, false);
    }
}

public sealed record UpdateRoleDescriptionResponse
{
    public required Role Role { get; init; }
}

/// <summary>
/// Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html">ListInstanceProfilesForRole</see>. There are no machines
/// here, so no role is in a profile; tools ask before they delete one.
/// </summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record ListInstanceProfilesForRoleRequest : IRequest<ListInstanceProfilesForRoleResponse>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;
    public string? Marker { get; init; }
    public int? MaxItems { get; init; }

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
        IamShapes.Paging(check, Marker, MaxItems);
    }
}

public sealed record ListInstanceProfilesForRoleResponse
{
    public required IReadOnlyList<InstanceProfile> InstanceProfiles { get; init; }
    public required bool IsTruncated { get; init; }
}

public sealed record InstanceProfile
{
    public required string InstanceProfileName { get; init; }
    public required string InstanceProfileId { get; init; }
    public required string Arn { get; init; }
    public required string Path { get; init; }
    public required IReadOnlyList<Role> Roles { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html">UpdateAssumeRolePolicy</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.MalformedPolicyDocumentException, ErrorCodes.LimitExceededException])]
public sealed record UpdateAssumeRolePolicyRequest : IRequest<Nothing>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;
    public string PolicyDocument { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
        IamShapes.Document(check, PolicyDocument, "policyDocument");
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html">DeleteRole</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.DeleteConflictException])]
public sealed record DeleteRoleRequest : IRequest<Nothing>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html">PutRolePermissionsBoundary</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record PutRolePermissionsBoundaryRequest : IRequest<Nothing>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;
    public string PermissionsBoundary { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
        IamShapes.Arn(check, PermissionsBoundary, "permissionsBoundary");
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html">DeleteRolePermissionsBoundary</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record DeleteRolePermissionsBoundaryRequest : IRequest<Nothing>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
    }
}
