using System.Security.Cryptography;
using System.Text;

namespace CognitoConsole.Engine.Security;

/// <summary>Comparisons whose time does not tell where two secrets differ. Their length is not hidden.</summary>
public static class ConstantTime
{
    public static bool Equals(string? left, string? right) =>
        left is not null && right is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
