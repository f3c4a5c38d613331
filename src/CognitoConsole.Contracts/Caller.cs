namespace CognitoConsole.Contracts;

/// <summary>Who calls, and from where. A door makes it from what it has verified; the engine believes it.</summary>
public abstract record Caller
{
    /// <summary>The caller's address, for audit and threat protection.</summary>
    public string? IpAddress { get; init; }

    public string? UserAgent { get; init; }

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

    /// <summary>A long-lived access key made in the console; <paramref name="PolicyName"/> names the managed policy that decides.</summary>
    public sealed record AccessKey(string AccessKeyId, string UserName, string PolicyName, string AccountId) : Caller
    {
        public override string Name => UserName;
        public override string Arn => $"arn:aws:iam::{AccountId}:user/{UserName}";
    }

    /// <summary>The server itself (bootstrap, background work) and, while <c>Api:Signatures=Ignored</c>, any unknown key. Everything is allowed.</summary>
    public sealed record Root(string AccountId) : Caller
    {
        public override string Name => "root";
        public override string Arn => $"arn:aws:iam::{AccountId}:root";
    }
}
