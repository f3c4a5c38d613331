using System.Security.Cryptography;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A key that whoever runs the server keeps himself.</summary>
/// <param name="Arn">The name that user pools give it.</param>
/// <param name="File">Holds 32 bytes, as they are or in base64.</param>
public sealed record KmsKey(string Arn, string File);

/// <summary>
/// Customer managed keys. A key is read from its file each time it is needed and kept nowhere: whoever takes the file away has locked the pools that
/// live under it, from that moment.
/// </summary>
public sealed class KmsKeys(EngineOptions options)
{
    public IReadOnlyList<KmsKey> All => options.KmsKeys;

    /// <summary>Why the key cannot be used; null when it can.</summary>
    public string? Problem(string arn)
    {
        if (Read(arn, out var problem) is { } key) CryptographicOperations.ZeroMemory(key);
        return problem;
    }

    /// <summary>The key's 32 bytes, for the caller to wipe; null when there is a problem.</summary>
    internal byte[]? Read(string arn, out string? problem)
    {
        var known = All.FirstOrDefault(k => k.Arn == arn);
        problem = known is null ? "it is not among this server's keys (Kms:Keys)." : null;
        if (known is null) return null;
        try
        {
            var content = File.ReadAllBytes(known.File);
            if (Key(content) is { } key) return key;
            problem = "its file does not hold 32 bytes, as they are or in base64.";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problem = unreadable is FileNotFoundException or DirectoryNotFoundException ? "its file is not there." : "its file cannot be read.";
        }

        return null;
    }

    private static byte[]? Key(byte[] content)
    {
        if (content.Length == SecretBox.KeySize) return content;
        var key = new byte[SecretBox.KeySize];
        return Convert.TryFromBase64String(System.Text.Encoding.ASCII.GetString(content).Trim(), key, out var length) && length == key.Length ? key : null;
    }
}
