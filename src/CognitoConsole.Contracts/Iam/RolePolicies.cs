namespace CognitoConsole.Contracts.Iam;

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html">PutRolePolicy</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.MalformedPolicyDocumentException, ErrorCodes.LimitExceededException])]
public sealed record PutRolePolicyRequest : IRequest<Nothing>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;
    public string PolicyName { get; init; } = null!;
    public string PolicyDocument { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
        IamShapes.Policy(check, PolicyName);
        IamShapes.Document(check, PolicyDocument, "policyDocument");
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html">GetRolePolicy</see>.</summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record GetRolePolicyRequest : IRequest<GetRolePolicyResponse>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;
    public string PolicyName { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
        IamShapes.Policy(check, PolicyName);
    }
}

public sealed record GetRolePolicyResponse
{
    public required string RoleName { get; init; }
    public required string PolicyName { get; init; }

    [PercentEncoded]
    public required string PolicyDocument { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html">ListRolePolicies</see>.</summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record ListRolePoliciesRequest : IRequest<ListRolePoliciesResponse>, IRoleRequest, IShape
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

public sealed record ListRolePoliciesResponse
{
    public required IReadOnlyList<string> PolicyNames { get; init; }
    public required bool IsTruncated { get; init; }
    public string? Marker { get; init; }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html">DeleteRolePolicy</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record DeleteRolePolicyRequest : IRequest<Nothing>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;
    public string PolicyName { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
        IamShapes.Policy(check, PolicyName);
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html">AttachRolePolicy</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.LimitExceededException])]
public sealed record AttachRolePolicyRequest : IRequest<Nothing>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;
    public string PolicyArn { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
        IamShapes.Arn(check, PolicyArn, "policyArn");
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html">DetachRolePolicy</see>.</summary>
[Operation("iam", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record DetachRolePolicyRequest : IRequest<Nothing>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;
    public string PolicyArn { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
        IamShapes.Arn(check, PolicyArn, "policyArn");
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html">ListAttachedRolePolicies</see>.</summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record ListAttachedRolePoliciesRequest : IRequest<ListAttachedRolePoliciesResponse>, IRoleRequest, IShape
{
    public string RoleName { get; init; } = null!;
    public string? PathPrefix { get; init; }
    public string? Marker { get; init; }
    public int? MaxItems { get; init; }

    public void Check(ShapeCheck check)
    {
        IamShapes.Role(check, RoleName);
        check.Text(PathPrefix, "pathPrefix", 1, 512, IamShapes.PolicyPath, null, false);
        IamShapes.Paging(check, Marker, MaxItems);
    }
}

public sealed record ListAttachedRolePoliciesResponse
{
    public required IReadOnlyList<AttachedPolicy> AttachedPolicies { get; init; }
    public required bool IsTruncated { get; init; }
    public string? Marker { get; init; }
}

public sealed record AttachedPolicy
{
    public required string PolicyName { get; init; }
    public required string PolicyArn { get; init; }
}
