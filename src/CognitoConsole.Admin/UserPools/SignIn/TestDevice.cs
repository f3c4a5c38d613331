using System.Security.Cryptography;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>A device as an app's library keeps it: what Cognito named it, and a secret that only it knows.</summary>
/// <param name="Username">Whose it is.</param>
internal sealed record TestDevice(string Username, string Key, string GroupKey, string Secret)
{
    public static TestDevice Make(string username, NewDeviceMetadataType given) => new(username, given.DeviceKey!, given.DeviceGroupKey!, Convert.ToBase64String(RandomNumberGenerator.GetBytes(40)));

    /// <summary>What ConfirmDevice leaves with Cognito: enough to check a proof, not enough to make one.</summary>
    public DeviceSecretVerifierConfigType Verifier()
    {
        var (salt, verifier) = SrpClient.Verifier(GroupKey, Key, Secret);
        return new() { Salt = Convert.ToBase64String(salt), PasswordVerifier = Convert.ToBase64String(verifier) };
    }
}
