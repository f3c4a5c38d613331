using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Api;

/// <summary>Derived signing keys, kept for reuse: one per key id, day, region and service.</summary>
internal sealed class SigningKeys
{
    private const int MaxKept = 1024;
    private readonly ConcurrentDictionary<(string KeyId, string Date, string Region, string Service), (string Secret, byte[] Key)> _kept = new();

    /// <param name="scope">Key id, date, region, service, terminator.</param>
    public byte[] Get(string secret, string[] scope)
    {
        // The secret is part of the answer: a key that was replaced under the same id must not live on here.
        if (_kept.TryGetValue((scope[0], scope[1], scope[2], scope[3]), out var kept) && Same(kept.Secret, secret)) return kept.Key;
        return Derive(secret, scope);
    }

    /// <summary>Only after its signature was right: a flood of made-up scopes must not push real keys out.</summary>
    public void Keep(string secret, string[] scope, byte[] key)
    {
        var id = (scope[0], scope[1], scope[2], scope[3]);
        if (_kept.TryGetValue(id, out var kept) && ReferenceEquals(kept.Key, key)) return;
        if (_kept.Count >= MaxKept) _kept.Clear();
        _kept[id] = (secret, key);
    }

    internal static byte[] Derive(string secret, string[] scope) => SigV4Signer.Key(secret, scope.AsSpan(1));

    private static bool Same(string a, string b) =>
        ReferenceEquals(a, b) || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
