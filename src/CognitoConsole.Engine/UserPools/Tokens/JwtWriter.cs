using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CognitoConsole.Engine.Security;
using Microsoft.Extensions.ObjectPool;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Writes signed tokens (RS256).</summary>
public static class JwtWriter
{
    private static readonly ObjectPool<Draft> Drafts = new DefaultObjectPoolProvider().Create<Draft>(new DraftPolicy());

    /// <param name="key">Signs, and names itself in the header.</param>
    /// <param name="claims">Writes the members of the payload; its braces are written around them.</param>
    public static string Write(JwtSigningKey key, Action<Utf8JsonWriter> claims) => Write(key, key.Header.Span, HashAlgorithmName.SHA256, claims);

    /// <param name="header">Encoded, with the dot behind it; names <paramref name="algorithm"/>.</param>
    internal static string Write(JwtSigningKey key, ReadOnlySpan<byte> header, HashAlgorithmName algorithm, Action<Utf8JsonWriter> claims)
    {
        var draft = Drafts.Get();
        try
        {
            draft.Json.WriteStartObject();
            claims(draft.Json);
            draft.Json.WriteEndObject();
            draft.Json.Flush();
            return Sign(key, header, algorithm, draft.Payload.WrittenSpan);
        }
        finally
        {
            Drafts.Return(draft);
        }
    }

    /// <summary>The at_hash claim: the left half of the access token's SHA-256 (OpenID Connect Core 3.1.3.6).</summary>
    public static string AccessTokenHash(string accessToken) =>
        StrictBase64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16));

    private static string Sign(JwtSigningKey key, ReadOnlySpan<byte> header, HashAlgorithmName algorithm, ReadOnlySpan<byte> payload)
    {
        var signed = header.Length + Base64Url.GetEncodedLength(payload.Length);
        var length = signed + 1 + Base64Url.GetEncodedLength(JwtSigningKey.SignatureSize);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var token = buffer.AsSpan(0, length);
            header.CopyTo(token);
            Base64Url.EncodeToUtf8(payload, token[header.Length..]);
            Span<byte> hash = stackalloc byte[SHA512.HashSizeInBytes];
            hash = hash[..CryptographicOperations.HashData(algorithm, token[..signed], hash)];
            Span<byte> signature = stackalloc byte[JwtSigningKey.SignatureSize];
            key.Sign(hash, signature, algorithm);
            token[signed] = (byte)'.';
            Base64Url.EncodeToUtf8(signature, token[(signed + 1)..]);
            return Encoding.ASCII.GetString(token);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private sealed class Draft
    {
        public Draft() => Json = new Utf8JsonWriter(Payload, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        public ArrayBufferWriter<byte> Payload { get; } = new(1024);

        public Utf8JsonWriter Json { get; }
    }

    private sealed class DraftPolicy : PooledObjectPolicy<Draft>
    {
        public override Draft Create() => new();

        public override bool Return(Draft draft)
        {
            draft.Payload.Clear();
            draft.Json.Reset();
            return draft.Payload.Capacity <= 64 * 1024;
        }
    }
}
