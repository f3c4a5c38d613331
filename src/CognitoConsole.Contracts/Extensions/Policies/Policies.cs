using System.Text.RegularExpressions;

namespace CognitoConsole.Contracts.Extensions;

/// <summary>A named policy: a role of operators, or what an access key may do.</summary>
public sealed record PolicyType
{
    public required string PolicyName { get; init; }

    /// <summary>By which the operations of IAM name it.</summary>
    public required string PolicyArn { get; init; }
    public string? Description { get; init; }

    /// <summary>Came with the product.</summary>
    public required bool IsBuiltIn { get; init; }

    /// <summary>A built-in policy whose text is another than it came with.</summary>
    public required bool IsEdited { get; init; }

    /// <summary>Null while nobody has edited it.</summary>
    public DateTimeOffset? UpdateDate { get; init; }

    /// <summary>IAM policy JSON. Lists leave it out.</summary>
    public string? Document { get; init; }

    /// <summary>Goes with an update, so that no other edit is overwritten. Lists leave it out.</summary>
    public int? Version { get; init; }
}

/// <summary>All policies by name; there are few.</summary>
[Operation("cognito-console", OperationAccess.Signed)]
public sealed record ListPoliciesRequest : IRequest<ListPoliciesResponse>;

public sealed record ListPoliciesResponse
{
    public required IReadOnlyList<PolicyType> Policies { get; init; }
}

[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record GetPolicyRequest : IRequest<GetPolicyResponse>, IShape
{
    public string PolicyName { get; init; } = null!;

    public void Check(ShapeCheck check) => PolicyShapes.Name(check, PolicyName);
}

public sealed record GetPolicyResponse
{
    public required PolicyType Policy { get; init; }
}

/// <summary>Replaces the text of a policy. It counts for everybody who has it within a second.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors =
    [ErrorCodes.NoSuchEntityException, ErrorCodes.LimitExceededException, ErrorCodes.ResourceConflictException, ErrorCodes.ConcurrentModificationException])]
public sealed record UpdatePolicyRequest : IRequest<UpdatePolicyResponse>, IShape
{
    public string PolicyName { get; init; } = null!;

    /// <summary>IAM policy JSON, at most 6144 characters without blanks.</summary>
    public string Document { get; init; } = null!;

    /// <summary>The version that was edited; left out, the text is replaced whatever it is now.</summary>
    public int? Version { get; init; }

    public void Check(ShapeCheck check)
    {
        PolicyShapes.Name(check, PolicyName);
        check.Required(Document, "document");
        check.Text(Document, "document", 1, 131072, null, null, true);
    }
}

public sealed record UpdatePolicyResponse
{
    public required PolicyType Policy { get; init; }
}

/// <summary>Gives a built-in policy the text it came with.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.InvalidParameterException, ErrorCodes.ConcurrentModificationException])]
public sealed record ResetPolicyRequest : IRequest<ResetPolicyResponse>, IShape
{
    public string PolicyName { get; init; } = null!;

    public void Check(ShapeCheck check) => PolicyShapes.Name(check, PolicyName);
}

public sealed record ResetPolicyResponse
{
    public required PolicyType Policy { get; init; }
}

internal static partial class PolicyShapes
{
    private static readonly ShapePattern Pattern = new(@"[\w+=,.@-]+", PatternText());

    public static void Name(ShapeCheck check, string? name)
    {
        check.Required(name, "policyName");
        check.Text(name, "policyName", 1, 128, Pattern, null, false);
    }

    [GeneratedRegex(@"\A[a-zA-Z_0-9+=,.@-]+\z")]
    private static partial Regex PatternText();
}
