namespace CognitoConsole.Contracts.Iam;

/// <summary>A condition key with its values, as the request to simulate has it.</summary>
public sealed record ContextEntry : IShape
{
    public string? ContextKeyName { get; init; }
    public IReadOnlyList<string>? ContextKeyValues { get; init; }

    /// <summary>What the values are read as. They are compared as the policy's operator says, whatever stands here.</summary>
    public string? ContextKeyType { get; init; }

    private static readonly string[] Types = ["string", "stringList", "numeric", "numericList", "boolean", "booleanList", "ip", "ipList", "binary", "binaryList", "date", "dateList"];

    public void Check(ShapeCheck check)
    {
        check.Text(ContextKeyName, "contextKeyName", 5, 256, null, null, false);
        check.Text(ContextKeyType, "contextKeyType", 0, int.MaxValue, null, Types, false);
    }
}

/// <summary>
/// Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</see>: what a role,
/// or the user of an access key, may do.
/// </summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.NoSuchEntityException, ErrorCodes.InvalidInputException])]
public sealed record SimulatePrincipalPolicyRequest : IRequest<SimulatePolicyResponse>, IShape
{
    /// <summary>ARN of a role, or of a user with an access key.</summary>
    public string PolicySourceArn { get; init; } = null!;

    /// <summary>Policies to be tried in addition.</summary>
    public IReadOnlyList<string>? PolicyInputList { get; init; }
    public IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; init; }
    public IReadOnlyList<string> ActionNames { get; init; } = null!;
    public IReadOnlyList<string>? ResourceArns { get; init; }
    public string? ResourcePolicy { get; init; }
    public string? ResourceOwner { get; init; }
    public string? CallerArn { get; init; }
    public IReadOnlyList<ContextEntry>? ContextEntries { get; init; }
    public string? Marker { get; init; }
    public int? MaxItems { get; init; }

    public void Check(ShapeCheck check)
    {
        IamShapes.Arn(check, PolicySourceArn, "policySourceArn");
        SimulationShapes.Check(check, ActionNames, ResourceArns, ContextEntries);
        IamShapes.Paging(check, Marker, MaxItems);
    }
}

/// <summary>Request of <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html">SimulateCustomPolicy</see>: what the given policies allow.</summary>
[Operation("iam", OperationAccess.Signed, Errors = [ErrorCodes.InvalidInputException])]
public sealed record SimulateCustomPolicyRequest : IRequest<SimulatePolicyResponse>, IShape
{
    public IReadOnlyList<string> PolicyInputList { get; init; } = null!;
    public IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; init; }
    public IReadOnlyList<string> ActionNames { get; init; } = null!;
    public IReadOnlyList<string>? ResourceArns { get; init; }
    public string? ResourcePolicy { get; init; }
    public string? ResourceOwner { get; init; }
    public string? CallerArn { get; init; }
    public IReadOnlyList<ContextEntry>? ContextEntries { get; init; }
    public string? Marker { get; init; }
    public int? MaxItems { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Required(PolicyInputList, "policyInputList");
        SimulationShapes.Check(check, ActionNames, ResourceArns, ContextEntries);
        IamShapes.Paging(check, Marker, MaxItems);
    }
}

public sealed record SimulatePolicyResponse
{
    public required IReadOnlyList<EvaluationResult> EvaluationResults { get; init; }
    public required bool IsTruncated { get; init; }
    public string? Marker { get; init; }
}

public sealed record EvaluationResult
{
    public required string EvalActionName { get; init; }
    public required string EvalResourceName { get; init; }

    /// <summary>allowed, explicitDeny or implicitDeny.</summary>
    public required string EvalDecision { get; init; }

    /// <summary>The statements that deny; where none does, those that allow, of every layer.</summary>
    public required IReadOnlyList<MatchedStatement> MatchedStatements { get; init; }

    /// <summary>Condition keys and variables of the policies that the request has no value for.</summary>
    public required IReadOnlyList<string> MissingContextValues { get; init; }
    public PermissionsBoundaryDecisionDetail? PermissionsBoundaryDecisionDetail { get; init; }

    /// <summary>Ours: of an implicitDeny, the kind of policy that has no statement that allows.</summary>
    public string? SilentLayer { get; init; }

    /// <summary>Ours: the sentence of a refusal that no policy accounts for.</summary>
    public string? Refusal { get; init; }
}

public sealed record MatchedStatement
{
    /// <summary>Name of the policy.</summary>
    public required string SourcePolicyId { get; init; }

    /// <summary>role, user-managed, aws-managed, resource, or none for a text that is tried.</summary>
    public required string SourcePolicyType { get; init; }
    public Position? StartPosition { get; init; }
    public Position? EndPosition { get; init; }

    /// <summary>Ours: the statement's position in the document, from 0.</summary>
    public int? StatementIndex { get; init; }

    /// <summary>Ours.</summary>
    public string? Sid { get; init; }
}

/// <summary>In a policy's text, from 1.</summary>
public sealed record Position
{
    public required int Line { get; init; }
    public required int Column { get; init; }
}

public sealed record PermissionsBoundaryDecisionDetail
{
    public required bool AllowedByPermissionsBoundary { get; init; }
}

internal static class SimulationShapes
{
    public static void Check(ShapeCheck check, IReadOnlyList<string>? actions, IReadOnlyList<string>? resources, IReadOnlyList<ContextEntry>? entries)
    {
        check.Required(actions, "actionNames");
        check.Count(actions?.Count, "actionNames", 1, 1000, () => "[]");
        if (actions is not null) check.Elements(actions, "actionNames", 3, 128, null, null, () => ShapeCheck.Show(actions));
        check.Count(resources?.Count, "resourceArns", 0, 1000, () => "[]");
        if (resources is not null) check.Elements(resources, "resourceArns", 1, 2048, null, null, () => ShapeCheck.Show(resources));
        check.Nested(entries, "contextEntries");
    }
}
