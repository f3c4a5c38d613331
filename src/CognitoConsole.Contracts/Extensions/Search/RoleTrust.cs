namespace CognitoConsole.Contracts.Extensions;

/// <summary>
/// Would these roles, set in this identity pool or not yet, let its people in? One line for each role and each kind of people, asked of the trust policies as GetCredentialsForIdentity
/// asks them. Where another STS gives the pool's credentials, nobody here can tell and there are no lines.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record ListRoleTrustRequest : IRequest<ListRoleTrustResponse>, IIdentityPoolRequest, IShape
{
    public string IdentityPoolId { get; init; } = null!;
    public IReadOnlyList<string> RoleArns { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        IdentityShapes.Pool(check, IdentityPoolId);
        check.Required(RoleArns, "roleArns");
        check.Count(RoleArns?.Count, "roleArns", 1, 100, () => ShapeCheck.Show(RoleArns));
        if (RoleArns is not null) check.Elements(RoleArns, "roleArns", 20, 2048, null, null, () => ShapeCheck.Show(RoleArns));
    }
}

public sealed record ListRoleTrustResponse
{
    public required IReadOnlyList<RoleTrust> Trust { get; init; }
}

public sealed record RoleTrust
{
    /// <summary>There is no such role.</summary>
    public const string NoRole = nameof(NoRole);

    /// <summary>The trust policy lets none of them in.</summary>
    public const string NotTrusted = nameof(NotTrusted);

    /// <summary>The pool makes tags of their claims, and the trust policy does not allow sts:TagSession.</summary>
    public const string NoTags = nameof(NoTags);

    public required string RoleArn { get; init; }

    /// <summary>Whose people, as a key of RoleMappings (a user pool with its app client) or the developer provider's name; null: guests, whether the pool lets them in or not.</summary>
    public string? Provider { get; init; }

    /// <summary>Why GetCredentialsForIdentity would be refused: NoRole, NotTrusted or NoTags; null where some of them at least get credentials.</summary>
    public string? Refusal { get; init; }

    /// <summary>They may bring tags along, whether the pool makes any now or not.</summary>
    public required bool AllowsTags { get; init; }
}
