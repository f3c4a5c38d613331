using System.Security.Cryptography;
using System.Text;

namespace CognitoConsole.Engine.Security;

/// <summary>SECRET_HASH: how a caller shows that it knows the client secret without sending it.</summary>
public static class SecretHash
{
    public static string Compute(string clientSecret, string username, string clientId) => Convert.ToBase64String(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(clientSecret), Encoding.UTF8.GetBytes(username + clientId)));

    public static bool Matches(string? secretHash, string clientSecret, string username, string clientId) =>
        ConstantTime.Equals(secretHash, Compute(clientSecret, username, clientId));
}
