namespace CognitoConsole.Contracts;

/// <summary>Who calls, and from where. A door makes it from what it has verified; the engine believes it.</summary>
public abstract record Caller
{
    /// <summary>The caller's address, for audit and threat protection.</summary>
    public string? IpAddress { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>The request came over TLS, here or at a proxy that is believed; null where there was no request.</summary>
    public bool? IsSecure { get; init; }

    /// <summary>Region of the signature's scope; null means the server's own region.</summary>
    public string? Region { get; init; }

    /// <summary>Follows one request through log, audit and error; the doors return it as <c>x-amzn-RequestId</c>.</summary>
    public string RequestId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>How audit names this caller.</summary>
    public abstract string Name { get; }

    /// <summary>ARN of the principal, as IAM policies and AccessDeniedException name it.</summary>
    public abstract string Arn { get; }

    /// <summary>Nobody in particular: operations that need no signature. An access token travels in the request body.</summary>
    public sealed record Anonymous : Caller
    {
        public override string Name => "anonymous";
        public override string Arn => "anonymous";
    }

    /// <summary>The hosted UI, on behalf of a person in a browser. Only this caller may use <see cref="OperationAccess.HostedUI"/> operations.</summary>
    public sealed record HostedUI : Caller
    {
        public override string Name => "hosted-ui";
        public override string Arn => "hosted-ui";
    }

    /// <summary>An operator of the console; <paramref name="Role"/> names the managed policy that decides (Administrator, Support, Auditor, or one's own).</summary>
    public sealed record Operator(string Id, string Email, string Role, string AccountId) : Caller
    {
        public override string Name => Email;
        public override string Arn => $"arn:aws:iam::{AccountId}:user/{Email}";
    }

    /// <summary>A long-lived access key made in the console, or a session of it; <paramref name="PolicyName"/> names the managed policy that decides.</summary>
    public sealed record AccessKey(string AccessKeyId, string UserName, string PolicyName, string AccountId) : Caller
    {
        /// <summary>Of temporary credentials (GetSessionToken); null for the key itself.</summary>
        public CallerSession? Session { get; init; }

        /// <summary>The same in every session of the key: <c>aws:userid</c>, and UserId of GetCallerIdentity.</summary>
        public string UserId { get; init; } = AccessKeyId;

        public override string Name => UserName;
        public override string Arn => $"arn:aws:iam::{AccountId}:user/{UserName}";
    }

    /// <summary>Temporary credentials of a role: its policies decide, narrowed by what the session was given.</summary>
    /// <param name="RoleId">Of the role as it was then: a role made anew under the same name is another one.</param>
    public sealed record AssumedRole(string AccessKeyId, string RoleName, string RoleId, string SessionName, string AccountId, CallerSession Session) : Caller
    {
        public override string Name => $"{RoleName}/{SessionName}";
        public override string Arn => $"arn:aws:sts::{AccountId}:assumed-role/{RoleName}/{SessionName}";
    }

    /// <summary>Temporary credentials of GetFederationToken: what both the user's policy and the session's allow.</summary>
    public sealed record FederatedUser(string AccessKeyId, string FederatedName, AccessKey User, CallerSession Session) : Caller
    {
        public override string Name => FederatedName;
        public override string Arn => $"arn:aws:sts::{User.AccountId}:federated-user/{FederatedName}";
    }

    /// <summary>The server itself (bootstrap, background work) and, while <c>Api:Signatures=Ignored</c>, any unknown key. Everything is allowed.</summary>
    public sealed record Root(string AccountId) : Caller
    {
        public override string Name => "root";
        public override string Arn => $"arn:aws:iam::{AccountId}:root";
    }
}

/// <summary>What temporary credentials carry beside their owner.</summary>
public sealed record CallerSession(DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>Session policy, as it was passed.</summary>
    public string? Policy { get; init; }

    /// <summary>Managed policies that were passed as session policies, by name.</summary>
    public IReadOnlyList<string> PolicyNames { get; init; } = [];

    /// <summary>Credentials of a guest: AWS's scope-down policies narrow them further.</summary>
    public bool IsGuest { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];
    public string? SourceIdentity { get; init; }

    /// <summary>When the user has shown a code of his MFA device (GetSessionToken); null: he has not.</summary>
    public DateTimeOffset? MfaAt { get; init; }

    /// <summary>Who vouched for a web identity: <c>cognito-identity.amazonaws.com</c>, or the ARN of a provider.</summary>
    public string? FederatedProvider { get; init; }

    /// <summary>Condition keys that the web identity's token answers, such as <c>cognito-identity.amazonaws.com:sub</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Keys { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The identity whose credentials these are.</summary>
    public string? IdentityId { get; init; }
    public string? IdentityPoolId { get; init; }
}
