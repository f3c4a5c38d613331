using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

/// <summary>Who called which operation. Scoped: one per invocation, so services of the scope may take it too.</summary>
public sealed class OperationContext
{
    public Caller Caller { get; set; } = null!;
    public OperationDescriptor Operation { get; set; } = null!;

    /// <summary>The request as it came in; for what belongs to the call and not to an operation's work (whence it came).</summary>
    public object Request { get; set; } = null!;
    public string Region { get; set; } = null!;
    public string AccountId { get; set; } = null!;
    public CancellationToken Cancellation { get; set; }

    public string RequestId => Caller.RequestId;

    /// <summary>As policies name it: of the region that the caller signed for, since a replica is a resource of its own, and where nothing was signed (the console) of the pool's.</summary>
    public string UserPoolArn(string userPoolId) => $"arn:aws:cognito-idp:{Caller.Region ?? RegionIn(userPoolId, '_')}:{AccountId}:userpool/{userPoolId}";

    /// <summary>Of the pool's own region, whichever the caller signed for: else he could choose the ARN that is held against a Deny.</summary>
    public string IdentityPoolArn(string identityPoolId) => $"arn:aws:cognito-identity:{RegionOf(identityPoolId)}:{AccountId}:identitypool/{identityPoolId}";

    /// <summary>The region in the id of an identity pool; the caller's where there is none.</summary>
    public string RegionOf(string identityPoolId) => RegionIn(identityPoolId, ':');

    private string RegionIn(string id, char mark) => id.IndexOf(mark, StringComparison.Ordinal) is > 0 and var at ? id[..at] : Region;
}
