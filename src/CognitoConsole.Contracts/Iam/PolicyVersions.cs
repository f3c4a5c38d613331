namespace CognitoConsole.Contracts.Iam;

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html">CreatePolicyVersion</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.MalformedPolicyDocumentException, ErrorCodes.LimitExceededException, ErrorCodes.ResourceConflictException])]
public sealed record CreatePolicyVersionRequest : IRequest<CreatePolicyVersionResponse>, IPolicyRequest, IShape
{
    public string PolicyArn { get; init; } = null!;
    public string PolicyDocument { get; init; } = null!;

    /// <summary>It counts from now on.</summary>
    public bool? SetAsDefault { get; init; }

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, PolicyArn, "policyArn");
        IamShapes.Document(check, PolicyDocument, "policyDocument");
    }
}

public sealed record CreatePolicyVersionResponse
{
    public required PolicyVersion PolicyVersion { get; init; }
}

public sealed record PolicyVersion
{
    /// <summary>In GetPolicyVersion only.</summary>
    [PercentEncoded]
    public string? Document { get; init; }
    public required string VersionId { get; init; }
    public required bool IsDefaultVersion { get; init; }
    public required DateTimeOffset CreateDate { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html">ListPolicyVersions</see>.</summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record ListPolicyVersionsRequest : IRequest<ListPolicyVersionsResponse>, IPolicyRequest, IShape
{
    public string PolicyArn { get; init; } = null!;
    public string? Marker { get; init; }
    public int? MaxItems { get; init; }

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, PolicyArn, "policyArn");
        IamShapes.Paging(check, Marker, MaxItems);
    }
}

public sealed record ListPolicyVersionsResponse
{
    public required IReadOnlyList<PolicyVersion> Versions { get; init; }
    public required bool IsTruncated { get; init; }
    public string? Marker { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html">SetDefaultPolicyVersion</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.ResourceConflictException])]
public sealed record SetDefaultPolicyVersionRequest : IRequest<Nothing>, IPolicyRequest, IShape
{
    public string PolicyArn { get; init; } = null!;
    public string VersionId { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, PolicyArn, "policyArn");
        IamShapes.Version(check, VersionId);
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html">DeletePolicyVersion</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.DeleteConflictException])]
public sealed record DeletePolicyVersionRequest : IRequest<Nothing>, IPolicyRequest, IShape
{
    public string PolicyArn { get; init; } = null!;
    public string VersionId { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, PolicyArn, "policyArn");
        IamShapes.Version(check, VersionId);
    }
}
