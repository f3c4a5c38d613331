using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Testing;

/// <summary>The client's side of Cognito's SRP, in managed arithmetic only.</summary>
public sealed class SrpClient
{
    private readonly BigInteger _a = new(RandomNumberGenerator.GetBytes(32), isUnsigned: true);
    private readonly BigInteger _public;

    public SrpClient() => _public = BigInteger.ModPow(2, _a, SrpGroup.N);

    /// <summary>SRP_A.</summary>
    public string A => _public.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>PASSWORD_CLAIM_SIGNATURE.</summary>
    /// <param name="scope">The part of the pool's id after the underscore.</param>
    /// <param name="owner">USER_ID_FOR_SRP.</param>
    public string Prove(string salt, string srpB, string scope, string owner, string password, byte[] secretBlock, string timestamp)
    {
        var b = Hex(srpB);
        var u = Number([.. Pad(_public), .. Pad(b)]);
        var x = Number([.. Pad(Hex(salt)), .. SHA256.HashData(Encoding.UTF8.GetBytes(scope + owner + ":" + password))]);
        var difference = (b - SrpGroup.K * BigInteger.ModPow(2, x, SrpGroup.N)) % SrpGroup.N;
        if (difference.Sign < 0) difference += SrpGroup.N;
        var prk = HMACSHA256.HashData(Pad(u), Pad(BigInteger.ModPow(difference, _a + u * x, SrpGroup.N)));
        byte[] info = [.. "Caldera Derived Key"u8, 1];
        byte[] message = [.. Encoding.UTF8.GetBytes(scope + owner), .. secretBlock, .. Encoding.UTF8.GetBytes(timestamp)];
        return Convert.ToBase64String(HMACSHA256.HashData(HMACSHA256.HashData(prk, info)[..16], message));
    }

    private static BigInteger Hex(string text) => BigInteger.Parse("0" + text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static byte[] Pad(BigInteger number) => number.ToByteArray(isUnsigned: false, isBigEndian: true);

    private static BigInteger Number(byte[] bytes) => new(SHA256.HashData(bytes), isUnsigned: true, isBigEndian: true);
}
