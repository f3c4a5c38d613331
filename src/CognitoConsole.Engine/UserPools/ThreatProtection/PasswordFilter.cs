using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// A set of passwords as a Bloom filter: small, without the passwords in it, and wrong only in one direction. A password of the list is always found;
/// another one is taken for a listed one with a probability of about 2^-<see cref="Hashes"/>.
/// </summary>
/// <remarks>File: "CCPW", version 1, number of hashes, then the bits.</remarks>
public sealed class PasswordFilter
{
    private const int HeaderSize = 6;
    private const byte Version = 1;
    private static readonly byte[] Magic = "CCPW"u8.ToArray();
    private readonly byte[] _file;

    private PasswordFilter(byte[] file) => _file = file;

    public int Hashes => _file[5];

    private ulong Bits => (ulong)(_file.Length - HeaderSize) * 8;

    /// <param name="hashes">Each one halves the share of false positives and costs 1.44 bits a password.</param>
    public static PasswordFilter Make(IReadOnlyCollection<string> passwords, int hashes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hashes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hashes, 32);
        var bits = Math.Ceiling(Math.Max(1, passwords.Count) * hashes / Math.Log(2));
        var filter = new PasswordFilter([.. Magic, Version, (byte)hashes, .. new byte[(int)Math.Ceiling(bits / 8)]]);
        foreach (var password in passwords)
            foreach (var bit in filter.Places(password)) filter._file[HeaderSize + (int)(bit / 8)] |= (byte)(1 << (int)(bit % 8));
        return filter;
    }

    /// <exception cref="InvalidDataException">The file is no filter.</exception>
    public static PasswordFilter Read(byte[] file)
    {
        if (file.Length <= HeaderSize || !file.AsSpan(0, 4).SequenceEqual(Magic) || file[4] != Version || file[5] is 0 or > 32)
            throw new InvalidDataException("The file is not a password filter.");
        return new PasswordFilter(file);
    }

    public byte[] ToBytes() => _file;

    public bool Contains(string password)
    {
        foreach (var bit in Places(password))
            if ((_file[HeaderSize + (int)(bit / 8)] & (1 << (int)(bit % 8))) == 0) return false;
        return true;
    }

    private IEnumerable<ulong> Places(string password)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(password));
        var first = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        var step = BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(8)) | 1;
        for (var i = 0; i < Hashes; i++) yield return unchecked(first + (ulong)i * step) % Bits;
    }
}
