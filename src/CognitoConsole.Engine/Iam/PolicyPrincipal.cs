namespace CognitoConsole.Engine.Iam;

public enum PrincipalKind
{
    /// <summary>Nobody: an unsigned request.</summary>
    Anonymous,

    /// <summary>The account's root: needs no identity policy.</summary>
    Root,
    User,

    /// <summary>Session of a role.</summary>
    AssumedRole,

    /// <summary>Session of GetFederationToken.</summary>
    FederatedUser,

    /// <summary>Holder of a web identity token or SAML assertion, before a role is assumed. Only trust policies see him.</summary>
    Federated,

    /// <summary><c>lambda.amazonaws.com</c></summary>
    Service,
}

/// <summary>Who asks. Made by the factory methods, so that each kind has what it needs.</summary>
public sealed class PolicyPrincipal
{
    private readonly Dictionary<string, string> _tags = new(StringComparer.OrdinalIgnoreCase);

    private PolicyPrincipal(PrincipalKind kind, string arn, string? accountId)
    {
        Kind = kind;
        Arn = arn;
        AccountId = accountId;
    }

    public PrincipalKind Kind { get; }

    /// <summary>ARN of the user or session; for <see cref="PrincipalKind.Federated"/> and <see cref="PrincipalKind.Service"/> the provider's or service's name.</summary>
    public string Arn { get; }

    public string? AccountId { get; }

    /// <summary>Of a session: the role behind it.</summary>
    public string? RoleArn { get; private init; }

    /// <summary>Answers <c>aws:username</c>; sessions have none.</summary>
    public string? UserName { get; private init; }

    /// <summary>Answers <c>aws:userid</c>.</summary>
    public string? UserId { get; private init; }

    /// <summary>Answers <c>aws:PrincipalArn</c>: of a session that is its role, as in AWS.</summary>
    internal string? PolicyArn => Kind switch
    {
        PrincipalKind.Anonymous or PrincipalKind.Federated or PrincipalKind.Service => null,
        _ => RoleArn ?? Arn,
    };

    internal string? TypeName => Kind switch
    {
        PrincipalKind.Root => "Account",
        PrincipalKind.Federated or PrincipalKind.Service => null,
        _ => Kind.ToString(),
    };

    internal string? Tag(string key) => _tags.GetValueOrDefault(key);

    /// <summary>Adds principal tags, which answer <c>aws:PrincipalTag/…</c>. A second key that differs in case only is an error, as for AWS.</summary>
    public PolicyPrincipal WithTags(IEnumerable<KeyValuePair<string, string>> tags)
    {
        var copy = new PolicyPrincipal(Kind, Arn, AccountId) { RoleArn = RoleArn, UserName = UserName, UserId = UserId };
        foreach (var (key, value) in _tags.Concat(tags))
            copy._tags.Add(key, value);
        return copy;
    }

    public static PolicyPrincipal Anonymous { get; } = new(PrincipalKind.Anonymous, "anonymous", null);

    public static PolicyPrincipal Root(string accountId) => new(PrincipalKind.Root, $"arn:aws:iam::{accountId}:root", accountId) { UserId = accountId };

    public static PolicyPrincipal User(string arn, string accountId, string userName, string? userId = null) =>
        new(PrincipalKind.User, arn, accountId) { UserName = userName, UserId = userId };

    /// <param name="userId"><c>AROA…:session</c></param>
    public static PolicyPrincipal AssumedRole(string roleArn, string sessionArn, string accountId, string? userId = null) =>
        new(PrincipalKind.AssumedRole, sessionArn, accountId) { RoleArn = roleArn, UserId = userId };

    public static PolicyPrincipal FederatedUser(string arn, string accountId, string? userId = null) =>
        new(PrincipalKind.FederatedUser, arn, accountId) { UserId = userId };

    /// <param name="provider"><c>cognito-identity.amazonaws.com</c>, <c>accounts.google.com</c>, or the ARN of an OIDC or SAML provider.</param>
    public static PolicyPrincipal Federated(string provider) => new(PrincipalKind.Federated, provider, null);

    public static PolicyPrincipal Service(string name) => new(PrincipalKind.Service, name, null);
}
