namespace CognitoConsole.Contracts.Iam;

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html">TagRole</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.LimitExceededException, ErrorCodes.InvalidInputException])]
public sealed record TagRoleRequest : IRequest<Nothing>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;
    public IReadOnlyList<Tag> Tags { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
        check.Required(Tags, "tags");
        IamShapes.Tags(check, Tags);
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html">UntagRole</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record UntagRoleRequest : IRequest<Nothing>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;
    public IReadOnlyList<string> TagKeys { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
        check.Required(TagKeys, "tagKeys");
        check.Count(TagKeys?.Count, "tagKeys", 0, 50, () => "[]");
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html">ListRoleTags</see>.</summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record ListRoleTagsRequest : IRequest<ListRoleTagsResponse>, IRoleRequest, IShape
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

public sealed record ListRoleTagsResponse
{
    public required IReadOnlyList<Tag> Tags { get; init; }
    public required bool IsTruncated { get; init; }
    public string? Marker { get; init; }
}
