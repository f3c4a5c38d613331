using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Powers of one base known in advance, exponents up to 256 bits. A table of base^(digit × 16^place) leaves one multiplication per hexadecimal digit
/// and no squaring: about a fifth of a general power. Every look-up reads all sixteen entries, so that the cache does not tell the digit.
/// </summary>
internal sealed class FixedBasePower
{
    private const int Places = 64;
    private const int Digits = 16;

    private readonly ModularPower _modulo;
    private readonly BigInteger _number;
    private readonly int _words;
    // In the order place, digit, word; the words hold big-endian bytes as they lie.
    private readonly Lazy<ulong[]> _table;

    public FixedBasePower(ModularPower modulo, BigInteger number)
    {
        var size = modulo.Modulus.GetByteCount(isUnsigned: true);
        ArgumentOutOfRangeException.ThrowIfNotEqual(size % sizeof(ulong), 0);
        _modulo = modulo;
        _number = number;
        _words = size / sizeof(ulong);
        _table = new Lazy<ulong[]>(Build);
    }

    public BigInteger Power(BigInteger exponent)
    {
        if (!_modulo.IsNative || exponent.Sign < 0 || exponent.GetByteCount(isUnsigned: true) > Places / 2) return _modulo.Power(_number, exponent);
        var table = _table.Value;
        var digits = new byte[Places / 2];
        exponent.TryWriteBytes(digits, out _, isUnsigned: true);
        try
        {
            return _modulo.Product(Places, (place, factor) =>
                Select(table.AsSpan(place * Digits * _words, Digits * _words), (digits[place / 2] >> (place % 2 * 4)) & 15, MemoryMarshal.Cast<byte, ulong>(factor)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(digits);
        }
    }

    private static void Select(ReadOnlySpan<ulong> entries, int digit, Span<ulong> target)
    {
        target.Clear();
        var vectors = MemoryMarshal.Cast<ulong, Vector<ulong>>(target);
        var tail = vectors.Length * Vector<ulong>.Count;
        for (var candidate = 0; candidate < Digits; candidate++)
        {
            // All ones for the wanted digit and zero for the others, without a branch.
            var mask = (ulong)(((long)(candidate ^ digit) - 1) >> 63);
            var entry = entries.Slice(candidate * target.Length, target.Length);
            var source = MemoryMarshal.Cast<ulong, Vector<ulong>>(entry);
            var wide = new Vector<ulong>(mask);
            for (var i = 0; i < vectors.Length; i++) vectors[i] |= source[i] & wide;
            for (var i = tail; i < target.Length; i++) target[i] |= entry[i] & mask;
        }
    }

    private ulong[] Build()
    {
        var table = new ulong[Places * Digits * _words];
        var bytes = MemoryMarshal.AsBytes(table.AsSpan());
        var size = _words * sizeof(ulong);
        var step = _number;
        for (var place = 0; place < Places; place++)
        {
            var entry = BigInteger.Remainder(BigInteger.One << (8 * size), _modulo.Modulus);
            for (var digit = 0; digit < Digits; digit++)
            {
                var target = bytes.Slice((place * Digits + digit) * size, size);
                entry.TryWriteBytes(target[(size - entry.GetByteCount(isUnsigned: true))..], out _, isUnsigned: true, isBigEndian: true);
                entry = BigInteger.Remainder(entry * step, _modulo.Modulus);
            }
            step = BigInteger.ModPow(step, Digits, _modulo.Modulus);
        }
        return table;
    }
}
