using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Testing;

/// <summary>A device as client libraries keep it: its keys, and the secret that only it knows.</summary>
public sealed class TestDevice(NewDeviceMetadataType metadata)
{
    private readonly byte[] _salt = [1, .. RandomNumberGenerator.GetBytes(15)];

    public string Key { get; } = metadata.DeviceKey!;

    public string GroupKey { get; } = metadata.DeviceGroupKey!;

    public string Secret { get; init; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(40));

    public ConfirmDeviceRequest Confirm(string accessToken) => new()
    {
        AccessToken = accessToken,
        DeviceKey = Key,
        DeviceName = "laptop",
        DeviceSecretVerifierConfig = new() { PasswordVerifier = Convert.ToBase64String(Verifier()), Salt = Convert.ToBase64String(_salt) },
    };

    public static RespondToAuthChallengeRequest Start(UserPoolClientType client, string? session, SrpClient srp, string deviceKey, string username = "ana") =>
        TestCognito.Answer(client, ChallengeNameType.DeviceSrpAuth, session, username, ("DEVICE_KEY", deviceKey), ("SRP_A", srp.A));

    public RespondToAuthChallengeRequest Prove(TestCognito cognito, UserPoolClientType client, RespondToAuthChallengeResponse challenge, SrpClient srp, string username = "ana")
    {
        var parameters = challenge.ChallengeParameters!;
        var timestamp = cognito.Clock.GetUtcNow().ToString("ddd MMM d HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);
        return TestCognito.Answer(client, ChallengeNameType.DevicePasswordVerifier, challenge.Session, username,
            ("DEVICE_KEY", Key),
            ("PASSWORD_CLAIM_SECRET_BLOCK", parameters["SECRET_BLOCK"]),
            ("TIMESTAMP", timestamp),
            ("PASSWORD_CLAIM_SIGNATURE", srp.Prove(parameters["SALT"], parameters["SRP_B"], GroupKey, Key, Secret, Convert.FromBase64String(parameters["SECRET_BLOCK"]), timestamp)));
    }

    /// <summary>Both steps of the device's proof; the request of the second.</summary>
    public async Task<RespondToAuthChallengeRequest> Proof(TestCognito cognito, UserPoolClientType client, string? session, string username = "ana")
    {
        var srp = new SrpClient();
        return Prove(cognito, client, await cognito.Invoke(Start(client, session, srp, Key, username)), srp, username);
    }

    private byte[] Verifier()
    {
        var identity = SHA256.HashData(Encoding.UTF8.GetBytes($"{GroupKey}{Key}:{Secret}"));
        var x = new BigInteger(SHA256.HashData([.. new BigInteger(_salt, isUnsigned: true, isBigEndian: true).ToByteArray(isBigEndian: true), .. identity]), isUnsigned: true, isBigEndian: true);
        return BigInteger.ModPow(2, x, SrpGroup.N).ToByteArray(isUnsigned: false, isBigEndian: true);
    }
}
