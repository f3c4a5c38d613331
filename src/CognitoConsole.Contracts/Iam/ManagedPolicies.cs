namespace CognitoConsole.Contracts.Iam;

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html">CreatePolicy</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.EntityAlreadyExistsException, ErrorCodes.LimitExceededException, ErrorCodes.MalformedPolicyDocumentException, ErrorCodes.InvalidInputException])]
public sealed record CreatePolicyRequest : IRequest<CreatePolicyResponse>, IShape
{
    public string PolicyName { get; init; } = null!;
    public string? Path { get; init; }
    public string PolicyDocument { get; init; } = null!;
    public string? Description { get; init; }
    public IReadOnlyList<Tag>? Tags { get; init; }

    public void Check(ShapeCheck check)
    {
        IamShapes.Policy(check, PolicyName);
        check.Text(Path, "path", 1, 512, IamShapes.PolicyPath, null, false);
        IamShapes.Document(check, PolicyDocument, "policyDocument");
        check.Text(Description, "description", 0, 1000, null, null, false);
        IamShapes.Tags(check, Tags);
    }
}

public sealed record CreatePolicyResponse
{
    public required Policy Policy { get; init; }
}

public sealed record Policy
{
    public required string PolicyName { get; init; }
    public required string PolicyId { get; init; }
    public required string Arn { get; init; }
    public required string Path { get; init; }

    /// <summary>The version that counts.</summary>
    public required string DefaultVersionId { get; init; }
    public required int AttachmentCount { get; init; }
    public required int PermissionsBoundaryUsageCount { get; init; }
    public bool IsAttachable { get; init; } = true;
    public string? Description { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
    public required DateTimeOffset UpdateDate { get; init; }

    /// <summary>Lists leave them out.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html">GetPolicy</see>.</summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record GetPolicyRequest : IRequest<GetPolicyResponse>, IPolicyRequest, IShape
{
    public string PolicyArn { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, PolicyArn, "policyArn");
    }
}

public sealed record GetPolicyResponse
{
    public required Policy Policy { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html">GetPolicyVersion</see>.</summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record GetPolicyVersionRequest : IRequest<GetPolicyVersionResponse>, IPolicyRequest, IShape
{
    public string PolicyArn { get; init; } = null!;
    public string VersionId { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, PolicyArn, "policyArn");
        IamShapes.Version(check, VersionId);
    }
}

public sealed record GetPolicyVersionResponse
{
    public required PolicyVersion PolicyVersion { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html">ListPolicies</see>.</summary>
[Operation("iam", OperationAccess.Signed)]
public sealed record ListPoliciesRequest : IRequest<ListPoliciesResponse>, IShape
{

    /// <summary>All, AWS or Local. AWS has no policies here.</summary>
    public string? Scope { get; init; }
    public bool? OnlyAttached { get; init; }
    public string? PathPrefix { get; init; }
    public string? Marker { get; init; }
    public int? MaxItems { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Text(Scope, "scope", 0, int.MaxValue, null, ["All", "AWS", "Local"], false);
        check.Text(PathPrefix, "pathPrefix", 1, 512, IamShapes.PolicyPath, null, false);
        IamShapes.Paging(check, Marker, MaxItems);
    }
}

public sealed record ListPoliciesResponse
{
    public required IReadOnlyList<Policy> Policies { get; init; }
    public required bool IsTruncated { get; init; }
    public string? Marker { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html">DeletePolicy</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.DeleteConflictException])]
public sealed record DeletePolicyRequest : IRequest<Nothing>, IPolicyRequest, IShape
{
    public string PolicyArn { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, PolicyArn, "policyArn");
    }
}
