using System.Numerics;
using System.Security.Cryptography;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Powers modulo one fixed odd number. Through libcrypto in constant time (and about ten times as fast as System.Numerics);
/// managed, and not in constant time, where that library is missing. One per modulus for the life of the process: its native parts are not freed.
/// </summary>
internal sealed unsafe class ModularPower
{
    [ThreadStatic]
    private static Workspace? _workspace;

    private readonly LibCrypto? _native;
    private readonly nint _nativeModulus;
    private readonly nint _montgomery;
    private readonly int _size;

    public ModularPower(BigInteger modulus, LibCrypto? native)
    {
        Modulus = modulus;
        _size = modulus.GetByteCount(isUnsigned: true);
        if (native is null) return;
        var workspace = _workspace ??= new Workspace(native);
        _nativeModulus = native.NewNumber();
        Load(native, _nativeModulus, modulus);
        _montgomery = native.NewMontgomery();
        if (native.SetMontgomery(_montgomery, _nativeModulus, workspace.Context) == 1) _native = native;
    }

    public BigInteger Modulus { get; }

    public bool IsNative => _native is not null;

    /// <summary><paramref name="number"/> to the power of a non-negative <paramref name="exponent"/>.</summary>
    public BigInteger Power(BigInteger number, BigInteger exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        number = BigInteger.Remainder(number, Modulus);
        if (number.Sign < 0) number += Modulus;
        if (_native is not { } native) return BigInteger.ModPow(number, exponent, Modulus);

        var workspace = _workspace ??= new Workspace(native);
        Load(native, workspace.Number, number);
        Load(native, workspace.Exponent, exponent);
        try
        {
            if (native.Power(workspace.Result, workspace.Number, workspace.Exponent, _nativeModulus, workspace.Context, _montgomery) != 1)
                throw new CryptographicException("libcrypto could not compute the power.");
            return Result(native, workspace);
        }
        finally
        {
            native.Clear(workspace.Exponent);
            native.Clear(workspace.Result);
        }
    }

    /// <summary>
    /// The product of <paramref name="count"/> factors, each delivered big-endian, full width and multiplied by 2^(8 × width) (Montgomery's form).
    /// Only where <see cref="IsNative"/>.
    /// </summary>
    internal BigInteger Product(int count, FactorWriter write)
    {
        var native = _native ?? throw new InvalidOperationException("Products need libcrypto.");
        var workspace = _workspace ??= new Workspace(native);
        Span<byte> factor = stackalloc byte[_size];
        fixed (byte* start = factor)
        {
            try
            {
                write(0, factor);
                var fine = native.FromBytes(start, _size, workspace.Result) != 0;
                for (var i = 1; i < count; i++)
                {
                    write(i, factor);
                    fine &= native.FromBytes(start, _size, workspace.Number) != 0
                        && native.MultiplyMontgomery(workspace.Result, workspace.Result, workspace.Number, _montgomery, workspace.Context) == 1;
                }
                // One more multiplication, by a plain 1, leaves Montgomery's form.
                factor.Clear();
                factor[^1] = 1;
                fine &= native.FromBytes(start, _size, workspace.Number) != 0
                    && native.MultiplyMontgomery(workspace.Result, workspace.Result, workspace.Number, _montgomery, workspace.Context) == 1;
                return fine ? Result(native, workspace) : throw new CryptographicException("libcrypto could not compute the product.");
            }
            finally
            {
                native.Clear(workspace.Number);
                native.Clear(workspace.Result);
                CryptographicOperations.ZeroMemory(factor);
            }
        }
    }

    internal delegate void FactorWriter(int index, Span<byte> factor);

    private BigInteger Result(LibCrypto native, Workspace workspace)
    {
        Span<byte> bytes = stackalloc byte[_size];
        fixed (byte* start = bytes)
        {
            if (native.ToPaddedBytes(workspace.Result, start, _size) != _size)
                throw new CryptographicException("libcrypto's result is larger than the modulus.");
        }
        var result = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        CryptographicOperations.ZeroMemory(bytes);
        return result;
    }

    private static void Load(LibCrypto native, nint target, BigInteger value)
    {
        var bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        fixed (byte* start = bytes)
        {
            if (native.FromBytes(start, bytes.Length, target) == 0) throw new CryptographicException("libcrypto could not take a number.");
        }
        CryptographicOperations.ZeroMemory(bytes);
    }

    // BN_CTX and BIGNUM belong to one thread at a time.
    private sealed class Workspace(LibCrypto native)
    {
        public readonly nint Context = native.NewContext();
        public readonly nint Number = native.NewNumber();
        public readonly nint Exponent = native.NewNumber();
        public readonly nint Result = native.NewNumber();

        ~Workspace()
        {
            native.ClearAndFree(Number);
            native.ClearAndFree(Exponent);
            native.ClearAndFree(Result);
            native.FreeContext(Context);
        }
    }
}
