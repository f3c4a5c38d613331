using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.ObjectPool;

namespace CognitoConsole.Engine.Security;

/// <summary>
/// The keys under which secrets are encrypted at rest (AES-256-GCM), kept in a file outside the database.
/// Blob: version (1) | key id (4) | nonce (12) | ciphertext | tag (16).
/// </summary>
/// <remarks>
/// A purpose reads <c>kind</c> or <c>kind/owner</c>. The kind has a key of its own (so a busy kind cannot wear out the nonces of another);
/// the whole purpose is authenticated, so a blob copied from one owner's row to another's does not open.
/// </remarks>
public sealed class KeyRing
{
    public const int Overhead = HeaderSize + NonceSize + TagSize;

    private const byte Version = 1;
    private const int HeaderSize = 5;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private static readonly ObjectPoolProvider Pools = new DefaultObjectPoolProvider();

    private readonly KeyRingFile? _file;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<(uint KeyId, string Kind), ObjectPool<AesGcm>> _ciphers = new();
    private volatile KeyRingContent _content;

    private KeyRing(KeyRingFile? file, KeyRingContent content, bool isNew, TimeProvider clock)
    {
        _file = file;
        _content = content;
        _clock = clock;
        IsNew = isNew;
    }

    /// <summary>Identifies the ring, so that a database can remember which one it was written with.</summary>
    public Guid Id => _content.Id;

    /// <summary>True when this start made the ring: a database that already holds secrets cannot be read with it.</summary>
    public bool IsNew { get; }

    /// <summary>Opens keyring.json in <paramref name="directory"/>, or makes it when there is none.</summary>
    /// <exception cref="InvalidDataException">The file is there but cannot be read as a key ring. It is left untouched.</exception>
    public static KeyRing Open(string directory, TimeProvider clock)
    {
        var file = new KeyRingFile(directory);
        var content = file.Read();
        if (content is not null) return new KeyRing(file, content, isNew: false, clock);
        var isNew = file.Create(KeyRingContent.New(clock));
        content = file.Read() ?? throw new IOException($"The key ring '{file.Path}' could not be created.");
        return new KeyRing(file, content, isNew, clock);
    }

    /// <summary>A ring that lives as long as the process.</summary>
    public static KeyRing InMemory() => new(null, KeyRingContent.New(TimeProvider.System), isNew: true, TimeProvider.System);

    public byte[] Protect(ReadOnlySpan<byte> plain, string purpose)
    {
        var key = _content.Newest;
        var blob = new byte[plain.Length + Overhead];
        blob[0] = Version;
        BinaryPrimitives.WriteUInt32BigEndian(blob.AsSpan(1), key.Id);
        var nonce = blob.AsSpan(HeaderSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        var pool = Cipher(key, purpose);
        var cipher = pool.Get();
        cipher.Encrypt(nonce, plain, blob.AsSpan(HeaderSize + NonceSize, plain.Length), blob.AsSpan(blob.Length - TagSize),
            AssociatedData(blob, purpose));
        pool.Return(cipher);
        return blob;
    }

    /// <exception cref="CryptographicException">The blob was changed, or made for another purpose or by another ring.</exception>
    public byte[] Unprotect(ReadOnlySpan<byte> blob, string purpose)
    {
        if (blob.Length < Overhead || blob[0] != Version) throw new CryptographicException("This is not a blob of the key ring.");
        var key = Find(BinaryPrimitives.ReadUInt32BigEndian(blob[1..]))
            ?? throw new CryptographicException("The blob was encrypted under a key that is not in the key ring.");
        var plain = new byte[blob.Length - Overhead];
        var pool = Cipher(key, purpose);
        var cipher = pool.Get();
        try
        {
            cipher.Decrypt(blob.Slice(HeaderSize, NonceSize), blob[(HeaderSize + NonceSize)..^TagSize], blob[^TagSize..], plain,
                AssociatedData(blob, purpose));
            return plain;
        }
        finally
        {
            pool.Return(cipher);
        }
    }

    /// <summary>Encrypts text; the answer is base64.</summary>
    public string Protect(string plain, string purpose) => Convert.ToBase64String(Protect(Encoding.UTF8.GetBytes(plain), purpose));

    /// <exception cref="CryptographicException">Not base64, or see the other overload.</exception>
    public string Unprotect(string blob, string purpose)
    {
        var bytes = new byte[blob.Length];
        if (!Convert.TryFromBase64String(blob, bytes, out var length)) throw new CryptographicException("This is not a blob of the key ring.");
        return Encoding.UTF8.GetString(Unprotect(bytes.AsSpan(0, length), purpose));
    }

    /// <summary>A 32-byte secret that stays the same for the life of the ring, through rotations.</summary>
    public byte[] DeriveKey(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _content.Oldest.Material, 32,
        info: Encoding.UTF8.GetBytes("derive:" + purpose));

    /// <summary>Adds a key. From now on it encrypts; the older ones still decrypt.</summary>
    public void Rotate()
    {
        lock (_gate)
        {
            _content = _file is null ? _content.WithNewKey(_clock) : _file.Update(content => content.WithNewKey(_clock));
        }
    }

    private KeyRingKey? Find(uint id)
    {
        if (_content.Find(id) is { } known) return known;
        if (_file is null) return null;
        lock (_gate)
        {
            // Another node sharing the folder may have rotated. A read only when the file changed: garbage costs one stat.
            if (_file.HasChanged() && _file.Read() is { } content) _content = content;
        }
        return _content.Find(id);
    }

    private ObjectPool<AesGcm> Cipher(KeyRingKey key, string purpose)
    {
        var slash = purpose.IndexOf('/');
        return _ciphers.GetOrAdd((key.Id, slash < 0 ? purpose : purpose[..slash]), static (entry, material) =>
            Pools.Create(new CipherPolicy(HKDF.DeriveKey(HashAlgorithmName.SHA256, material, 32,
                info: Encoding.UTF8.GetBytes("encrypt:" + entry.Kind)))), key.Material);
    }

    private static byte[] AssociatedData(ReadOnlySpan<byte> blob, string purpose)
    {
        var data = new byte[HeaderSize + Encoding.UTF8.GetByteCount(purpose)];
        blob[..HeaderSize].CopyTo(data);
        Encoding.UTF8.GetBytes(purpose, data.AsSpan(HeaderSize));
        return data;
    }

    // AesGcm is not safe for two threads at once, and setting up its key schedule costs more than a short message.
    private sealed class CipherPolicy(byte[] key) : IPooledObjectPolicy<AesGcm>
    {
        public AesGcm Create() => new(key, TagSize);

        public bool Return(AesGcm cipher) => true;
    }
}
