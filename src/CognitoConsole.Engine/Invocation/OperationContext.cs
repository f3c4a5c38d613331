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

    public string UserPoolArn(string userPoolId) => $"arn:aws:cognito-idp:{Region}:{AccountId}:userpool/{userPoolId}";

    public string IdentityPoolArn(string identityPoolId) => $"arn:aws:cognito-identity:{Region}:{AccountId}:identitypool/{identityPoolId}";
}
