using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace CognitoConsole.Engine.Security;

/// <summary>Proof Key for Code Exchange, method S256 only (RFC 7636).</summary>
public static class Pkce
{
    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>True when the text can be an S256 challenge: base64url of 32 bytes.</summary>
    public static bool IsChallenge(string? challenge) =>
        challenge is { Length: 43 } && StrictBase64Url.TryDecode(challenge, out _);

    public static bool Matches(string? verifier, string? challenge) =>
        verifier is { Length: >= 43 and <= 128 } && !verifier.AsSpan().ContainsAnyExcept(Unreserved) && ConstantTime.Equals(ChallengeOf(verifier), challenge);

    public static string ChallengeOf(string verifier) => StrictBase64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
