namespace CognitoConsole.Api;

/// <summary>Section <c>Api</c> of the settings.</summary>
public sealed class ApiOptions
{
    /// <summary>What a missing or unknown signature means.</summary>
    public SignatureMode Signatures { get; set; } = SignatureMode.Required;

    /// <summary>Longest request body in bytes: that of AWS for a style with its pictures; all others are far below.</summary>
    public int MaxBodyBytes { get; set; } = 2 * 1024 * 1024;
}

public enum SignatureMode
{
    /// <summary>As AWS: a signed operation needs the valid signature of a known key.</summary>
    Required,

    /// <summary>
    /// For development on loopback: a missing or unknown key acts as <see cref="Contracts.Caller.Root"/>. Credentials that this server issued are
    /// verified all the same and act as themselves. The host refuses to start with this elsewhere.
    /// </summary>
    Ignored,
}
