using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Contracts.Extensions;

/// <summary>
/// What would this identity, or the holder of these tokens, be allowed? Chooses the role as GetCredentialsForIdentity does and asks its policies as they are asked in earnest; nothing is
/// created, linked or handed out.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException, ErrorCodes.NotAuthorizedException,
    ErrorCodes.InvalidIdentityPoolConfigurationException, ErrorCodes.ExternalServiceException])]
public sealed record GetIdentityAccessRequest : IRequest<GetIdentityAccessResponse>, IIdentityPoolRequest, IShape
{
    public string IdentityPoolId { get; init; } = null!;

    /// <summary>With its stored logins; or <see cref="Logins"/>; with neither a guest.</summary>
    public string? IdentityId { get; init; }

    /// <summary>Tokens by provider, as in GetId.</summary>
    [Sensitive]
    public IReadOnlyDictionary<string, string>? Logins { get; init; }

    /// <summary>For stored logins of a user pool with several app clients here: the one that its token would be for. Else the first.</summary>
    public string? ClientId { get; init; }
    public string? CustomRoleArn { get; init; }
    public IReadOnlyList<string> ActionNames { get; init; } = null!;
    public IReadOnlyList<string>? ResourceArns { get; init; }

    /// <summary>Condition keys of the request, such as s3:prefix or dynamodb:LeadingKeys.</summary>
    public IReadOnlyList<ContextEntry>? ContextEntries { get; init; }

    public void Check(ShapeCheck check)
    {
        IdentityShapes.Pool(check, IdentityPoolId);
        check.Text(IdentityId, "identityId", 1, 55, null, null, false);
        check.Text(ClientId, "clientId", 1, 128, null, null, false);
        check.Count(Logins?.Count, "logins", 0, 10, () => "{}");
        SimulationShapes.Check(check, ActionNames, ResourceArns, ContextEntries);
    }
}

public sealed record GetIdentityAccessResponse
{
    /// <summary>The identity that was asked for, or that the logins have; null for a new one.</summary>
    public string? IdentityId { get; init; }

    /// <summary>The role of the enhanced flow; null where that flow refuses, and only the basic one works.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The rule, claim or default that chose the role; or why the enhanced flow refuses.</summary>
    public required string Because { get; init; }

    /// <summary>Another STS gives the credentials, for a role of its own: whether that trusts the identity, and what it may do, is decided there. No decisions then, but for the basic flow.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Does the role's trust policy let the identity in? If not, there are no credentials and the decisions are moot.</summary>
    public required bool IsTrusted { get; init; }

    /// <summary>Guests' credentials of the enhanced flow are scoped down.</summary>
    public required bool IsScopedDown { get; init; }
    public required IReadOnlyDictionary<string, string> PrincipalTags { get; init; }
    public required IReadOnlyList<EvaluationResult> EvaluationResults { get; init; }

    /// <summary>With the basic flow on: every role whose trust policy lets the identity in. The app chooses, and guests are not scoped down.</summary>
    public required IReadOnlyList<IdentityBasicAccess> BasicFlow { get; init; }
}

public sealed record IdentityBasicAccess
{
    public required string RoleArn { get; init; }
    public required IReadOnlyList<EvaluationResult> EvaluationResults { get; init; }
}
