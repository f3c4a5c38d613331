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

    private readonly BigInteger _modulus;
    private readonly int _size;
    private readonly LibCrypto? _native;
    private readonly nint _nativeModulus;
    private readonly nint _montgomery;

    public ModularPower(BigInteger modulus, LibCrypto? native)
    {
        _modulus = modulus;
        _size = modulus.GetByteCount(isUnsigned: true);
        if (native is null) return;
        var workspace = _workspace ??= new Workspace(native);
        _nativeModulus = native.NewNumber();
        Load(native, _nativeModulus, modulus);
        _montgomery = native.NewMontgomery();
        if (native.SetMontgomery(_montgomery, _nativeModulus, workspace.Context) == 1) _native = native;
    }

    public bool IsNative => _native is not null;

    /// <summary><paramref name="number"/> to the power of a non-negative <paramref name="exponent"/>.</summary>
    public BigInteger Power(BigInteger number, BigInteger exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        number = BigInteger.Remainder(number, _modulus);
        if (number.Sign < 0) number += _modulus;
        if (_native is not { } native) return BigInteger.ModPow(number, exponent, _modulus);

        var workspace = _workspace ??= new Workspace(native);
        Load(native, workspace.Number, number);
        Load(native, workspace.Exponent, exponent);
        Span<byte> bytes = stackalloc byte[_size];
        try
        {
            if (native.Power(workspace.Result, workspace.Number, workspace.Exponent, _nativeModulus, workspace.Context, _montgomery) != 1)
                throw new CryptographicException("libcrypto could not compute the power.");
            fixed (byte* start = bytes)
            {
                if (native.ToPaddedBytes(workspace.Result, start, _size) != _size)
                    throw new CryptographicException("libcrypto's result is larger than the modulus.");
            }
            return new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        }
        finally
        {
            native.Clear(workspace.Exponent);
            native.Clear(workspace.Result);
            CryptographicOperations.ZeroMemory(bytes);
        }
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
