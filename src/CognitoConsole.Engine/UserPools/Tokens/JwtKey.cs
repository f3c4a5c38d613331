namespace CognitoConsole.Engine.UserPools;

/// <summary>A public key that verifies tokens of one algorithm. What a token says about its algorithm must agree with its key.</summary>
/// <param name="keyId">kid; empty for a key without one.</param>
/// <param name="algorithm">JOSE name: RS256, ES256 …</param>
public abstract class JwtKey(string keyId, string algorithm)
{
    public string KeyId { get; } = keyId;

    public string Algorithm { get; } = algorithm;

    /// <param name="signed">Header and payload as they stand in the token, with the dot between them.</param>
    internal abstract bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature);

    internal virtual bool AcceptsType(string type) => type.Equals("JWT", StringComparison.OrdinalIgnoreCase);
}
