namespace CognitoConsole.Engine.UserPools;

/// <summary>A message of a SAML provider is not accepted. The message of this is one sentence for whoever reads an error_description; it repeats nothing that came from outside.</summary>
public sealed class SamlRefusedException(string sentence, Exception? inner = null) : Exception(sentence, inner)
{
    /// <summary>No certificate of the metadata fits the signature: the provider may have changed its key.</summary>
    internal bool IsOfUnknownKey { get; init; }
}
