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

/// <summary>What can be said about a policy while it is written. Stores nothing.</summary>
[Operation("cognito-console", OperationAccess.Signed)]
public sealed record GetPolicyFindingsRequest : IRequest<GetPolicyFindingsResponse>, IShape
{
    public string PolicyDocument { get; init; } = null!;

    /// <summary>Where the text stands: one of <see cref="PolicyPlace"/>.</summary>
    public string PolicyType { get; init; } = null!;

    /// <summary>Trust policy of the role that the text belongs to: who has the role decides what is rarely meant.</summary>
    public string? AssumeRolePolicyDocument { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Required(PolicyDocument, "policyDocument");
        check.Text(PolicyDocument, "policyDocument", 0, 131072, null, null, true);
        check.Required(PolicyType, "policyType");
        check.Text(PolicyType, "policyType", 0, int.MaxValue, null, PolicyPlace.Values, false);
        check.Text(AssumeRolePolicyDocument, "assumeRolePolicyDocument", 0, 131072, null, null, true);
    }
}

public sealed record GetPolicyFindingsResponse
{
    /// <summary>In the order of the text. An error is the only one.</summary>
    public required IReadOnlyList<PolicyFinding> Findings { get; init; }
}

/// <summary>What can be said about a role's policies, or about one that it would have. Stores nothing.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException])]
public sealed record GetRoleFindingsRequest : IRequest<GetRoleFindingsResponse>, IShape
{
    public string RoleArn { get; init; } = null!;

    /// <summary>Of this managed policy alone, as if the role had it.</summary>
    public string? PolicyArn { get; init; }

    /// <summary>As the role of an identity pool's guests. Left out, its trust policy says whether they can have it; of a pool that is being made none can say so yet.</summary>
    public bool? ForGuests { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Required(RoleArn, "roleArn");
        check.Text(RoleArn, "roleArn", 20, 2048, null, null, false);
        check.Text(PolicyArn, "policyArn", 20, 2048, null, null, false);
    }
}

public sealed record GetRoleFindingsResponse
{
    /// <summary>By policy, each in the order of its text: trust policy and inline ones first. An error is what was stored once, passes no more and does not count as it is written.</summary>
    public required IReadOnlyList<PolicyFinding> Findings { get; init; }
}

public sealed record PolicyFinding
{
    /// <summary>Where several policies are judged at once.</summary>
    public string? PolicyName { get; init; }

    /// <summary>ERROR: it would be refused, or is stored and counts no more. WARNING: it is allowed and rarely meant.</summary>
    public required string FindingType { get; init; }

    /// <summary><c>Statement[0].Action</c>; empty for the text as a whole.</summary>
    public required string Path { get; init; }
    public required string Message { get; init; }
}

public static class PolicyFindingType
{
    public const string Error = "ERROR";
    public const string Warning = "WARNING";
}

/// <summary>Where a policy can stand; its grammar and its length depend on it.</summary>
public static class PolicyPlace
{
    /// <summary>Inline policy of a role.</summary>
    public const string Inline = "INLINE_POLICY";
    public const string Managed = "MANAGED_POLICY";
    public const string Trust = "TRUST_POLICY";

    public static readonly string[] Values = [Inline, Managed, Trust];
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
