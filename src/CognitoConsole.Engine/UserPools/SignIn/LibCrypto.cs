using System.Runtime.InteropServices;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The few big-number functions of OpenSSL's libcrypto that SRP needs, looked up under every name the library goes by.</summary>
internal sealed unsafe class LibCrypto
{
    // Never the bare "libcrypto" on macOS: loading Apple's own copy ends the process.
    private static readonly string[] Names =
    [
        "libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.3.dylib",
        RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "libcrypto-3-arm64.dll" : "libcrypto-3-x64.dll",
    ];

    public readonly delegate* unmanaged<nint> NewNumber;
    public readonly delegate* unmanaged<nint, void> ClearAndFree;
    public readonly delegate* unmanaged<nint, void> Clear;
    public readonly delegate* unmanaged<byte*, int, nint, nint> FromBytes;
    public readonly delegate* unmanaged<nint, byte*, int, int> ToPaddedBytes;
    public readonly delegate* unmanaged<nint> NewContext;
    public readonly delegate* unmanaged<nint, void> FreeContext;
    public readonly delegate* unmanaged<nint> NewMontgomery;
    public readonly delegate* unmanaged<nint, nint, nint, int> SetMontgomery;
    public readonly delegate* unmanaged<nint, nint, nint, nint, nint, nint, int> Power;
    public readonly delegate* unmanaged<nint, nint, nint, nint, nint, int> MultiplyMontgomery;

    private LibCrypto(nint library)
    {
        NewNumber = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "BN_new");
        ClearAndFree = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "BN_clear_free");
        Clear = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "BN_clear");
        FromBytes = (delegate* unmanaged<byte*, int, nint, nint>)NativeLibrary.GetExport(library, "BN_bin2bn");
        ToPaddedBytes = (delegate* unmanaged<nint, byte*, int, int>)NativeLibrary.GetExport(library, "BN_bn2binpad");
        NewContext = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "BN_CTX_new");
        FreeContext = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(library, "BN_CTX_free");
        NewMontgomery = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "BN_MONT_CTX_new");
        SetMontgomery = (delegate* unmanaged<nint, nint, nint, int>)NativeLibrary.GetExport(library, "BN_MONT_CTX_set");
        Power = (delegate* unmanaged<nint, nint, nint, nint, nint, nint, int>)NativeLibrary.GetExport(library, "BN_mod_exp_mont_consttime");
        MultiplyMontgomery = (delegate* unmanaged<nint, nint, nint, nint, nint, int>)NativeLibrary.GetExport(library, "BN_mod_mul_montgomery");
    }

    /// <summary>Null where the machine has no such library.</summary>
    public static LibCrypto? Loaded { get; } = Load();

    private static LibCrypto? Load()
    {
        foreach (var name in Names)
        {
            if (!NativeLibrary.TryLoad(name, typeof(LibCrypto).Assembly, DllImportSearchPath.SafeDirectories, out var library)) continue;
            try
            {
                return new LibCrypto(library);
            }
            catch (EntryPointNotFoundException)
            {
                NativeLibrary.Free(library);
            }
        }
        return null;
    }
}
