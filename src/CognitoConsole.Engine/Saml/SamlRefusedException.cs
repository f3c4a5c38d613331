namespace CognitoConsole.Engine.Saml;

/// <summary>A message of a SAML provider is not accepted. The message of this is one sentence for whoever reads an error_description; it repeats nothing that came from outside.</summary>
public sealed class SamlRefusedException(string sentence, Exception? inner = null) : Exception(sentence, inner)
{
    /// <summary>For whoever has words of his own for it.</summary>
    internal SamlRefusal Reason { get; init; }

    /// <summary>When it ended, of what has expired.</summary>
    internal DateTimeOffset? Until { get; init; }

    /// <summary>No certificate of the metadata fits the signature: the provider may have changed its key.</summary>
    internal bool IsOfUnknownKey { get; init; }
}

internal enum SamlRefusal
{
    Other,

    /// <summary>Nobody has signed it, or not the provider, or not in a way that is accepted.</summary>
    Signature,
    Issuer,
    Audience,
    Expired,

    /// <summary>The provider itself says no.</summary>
    Status,
}
