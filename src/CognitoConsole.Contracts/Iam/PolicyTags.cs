namespace CognitoConsole.Contracts.Iam;

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html">TagPolicy</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.LimitExceededException, ErrorCodes.InvalidInputException])]
public sealed record TagPolicyRequest : IRequest<Nothing>, IPolicyRequest, IShape
{
    public string PolicyArn { get; init; } = null!;
    public IReadOnlyList<Tag> Tags { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, PolicyArn, "policyArn");
        check.Required(Tags, "tags");
        IamShapes.Tags(check, Tags);
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html">UntagPolicy</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record UntagPolicyRequest : IRequest<Nothing>, IPolicyRequest, IShape
{
    public string PolicyArn { get; init; } = null!;
    public IReadOnlyList<string> TagKeys { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, PolicyArn, "policyArn");
        check.Required(TagKeys, "tagKeys");
        check.Count(TagKeys?.Count, "tagKeys", 0, 50, () => "[]");
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html">ListPolicyTags</see>.</summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record ListPolicyTagsRequest : IRequest<ListPolicyTagsResponse>, IPolicyRequest, IShape
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

public sealed record ListPolicyTagsResponse
{
    public required IReadOnlyList<Tag> Tags { get; init; }
    public required bool IsTruncated { get; init; }
    public string? Marker { get; init; }
}
