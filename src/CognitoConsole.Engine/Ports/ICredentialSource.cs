using CognitoConsole.Contracts;

namespace CognitoConsole.Engine.Ports;

/// <summary>
/// Knows one kind of credentials that this server issued: long-lived access keys, temporary credentials of a role. The AWS API asks every
/// source until one knows the key id.
/// </summary>
public interface ICredentialSource
{
    /// <summary>What is needed to verify a signature made with this key; null when this source never issued it.</summary>
    /// <param name="sessionToken">As sent with the request; null for long-lived keys.</param>
    /// <exception cref="CognitoException">The key was issued here but may not be used: inactive, expired, or with a wrong session token.</exception>
    ValueTask<SigningCredential?> Find(string accessKeyId, string? sessionToken, CancellationToken cancellation);
}

/// <param name="SecretAccessKey">Compared by reference and value only; never logged.</param>
/// <param name="Caller">As whom the request acts. The door adds address, region and request id.</param>
public sealed record SigningCredential(string SecretAccessKey, Caller Caller)
{
    /// <summary>Without the secret, so that no log can hold it.</summary>
    public override string ToString() => $"SigningCredential {{ Caller = {Caller.Arn} }}";
}
