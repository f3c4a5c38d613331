using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Contracts.Extensions;

/// <summary>
/// Who of this identity pool can reach a bucket, a prefix, a table …? One line per way to a role: the defaults, each rule, each group's role, every role that an assertion of a SAML provider without a mapping may name; with the basic flow on every role whose
/// trust policy lets identities of the pool in. Where another STS gives the pool's credentials, what its roles may do is not known here, and of them it says only that. Condition keys that are not entered, and what nobody can know of an identity, stay open.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidInputException])]
public sealed record ListIdentityReachRequest : IRequest<ListIdentityReachResponse>, IIdentityPoolRequest, IShape
{
    public string IdentityPoolId { get; init; } = null!;
    public string ActionName { get; init; } = null!;

    /// <summary>An identity id in it stands for the one identity whose own it would be; it is looked up in the pool.</summary>
    public string ResourceArn { get; init; } = null!;
    public IReadOnlyList<ContextEntry>? ContextEntries { get; init; }

    public void Check(ShapeCheck check)
    {
        IdentityShapes.Pool(check, IdentityPoolId);
        check.Required(ActionName, "actionName");
        check.Text(ActionName, "actionName", 3, 128, null, null, false);
        check.Required(ResourceArn, "resourceArn");
        check.Text(ResourceArn, "resourceArn", 1, 2048, null, null, false);
        check.Nested(ContextEntries, "contextEntries");
    }
}

public sealed record ListIdentityReachResponse
{
    public required IReadOnlyList<IdentityReach> Ways { get; init; }
}

public sealed record IdentityReach
{
    public const string All = "All";
    public const string OwnPart = "OwnPart";
    public const string OneIdentity = "OneIdentity";
    public const string Depends = "Depends";
    public const string None = "None";
    public const string Elsewhere = "Elsewhere";

    public const string AfterSignIn = "AfterSignIn";
    public const string NoSuchIdentity = "NoSuchIdentity";
    public const string NotAGuest = "NotAGuest";
    public const string NoLogins = "NoLogins";
    public const string Disabled = "Disabled";

    /// <summary>Which identities take this way: <c>default role for guests</c>, <c>rule 2 of accounts.google.com: …</c>, <c>group sales</c>.</summary>
    public required string Through { get; init; }
    public required string RoleArn { get; init; }

    /// <summary>The app asks STS for this role itself: guests are not scoped down.</summary>
    public required bool IsBasicFlow { get; init; }

    /// <summary>False: the role does not exist, or does not trust the pool; nobody gets credentials this way. Of a role elsewhere that is not known.</summary>
    public required bool IsUsable { get; init; }

    /// <summary>All, OwnPart (each identity what is its own), OneIdentity (only the one whose id the resource or a context entry names), Depends, None, or Elsewhere (the STS that gives the credentials decides).</summary>
    public required string Reach { get; init; }

    /// <summary>The keys that it depends on: <c>aws:PrincipalTag/department</c>, <c>s3:prefix</c>.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>The identity that <see cref="Reach"/> means by OneIdentity, or by None where it alone could reach it.</summary>
    public string? IdentityId { get; init; }

    /// <summary>
    /// Of <see cref="IdentityId"/>, where it does not come this way as it is. With OneIdentity: AfterSignIn (a guest, or a login of this provider is not linked yet). With None: NoSuchIdentity
    /// (in this pool), NotAGuest, NoLogins (it has lost them) or Disabled.
    /// </summary>
    public string? Caveat { get; init; }

    /// <summary>What decided, where a statement did.</summary>
    public MatchedStatement? Statement { get; init; }
}
