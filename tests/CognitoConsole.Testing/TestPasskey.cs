using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CognitoConsole.Testing;

/// <summary>An authenticator as WebAuthn describes it: a key of its own, a counter, and the browser's part of the ceremony.</summary>
public sealed class TestPasskey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(32);

    public string CredentialId => Encode(Id);

    public uint Counter { get; set; }

    /// <summary>The person showed a finger or a PIN.</summary>
    public bool Verifies { get; init; } = true;

    /// <summary>What the browser calls it: "platform" or "cross-platform".</summary>
    public string Attachment { get; init; } = "platform";

    public string Origin { get; init; } = "https://login.example.com";

    public string RelyingParty { get; init; } = "example.com";

    /// <summary>RegistrationResponseJSON for creation options.</summary>
    public JsonElement Register(JsonElement options)
    {
        var client = ClientData("webauthn.create", options.GetProperty("challenge").GetString()!);
        var parameters = _key.ExportParameters(false);
        // COSE_Key: kty EC2, alg ES256, crv P-256, x, y.
        byte[] cose = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. parameters.Q.X!, 0x22, 0x58, 32, .. parameters.Q.Y!];
        byte[] authenticator = [.. AuthenticatorData(attested: true), .. new byte[16], 0, (byte)Id.Length, .. Id, .. cose];
        // {"fmt": "none", "attStmt": {}, "authData": …}
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)authenticator.Length, .. authenticator];
        return JsonSerializer.SerializeToElement(new
        {
            id = CredentialId,
            rawId = CredentialId,
            type = "public-key",
            authenticatorAttachment = Attachment,
            clientExtensionResults = new { },
            response = new { clientDataJSON = Encode(client), attestationObject = Encode(attestation), transports = new[] { "internal", "hybrid" } },
        });
    }

    /// <summary>AuthenticationResponseJSON for request options.</summary>
    public string Sign(string options, string? userHandle = null)
    {
        using var json = JsonDocument.Parse(options);
        Counter++;
        var client = ClientData("webauthn.get", json.RootElement.GetProperty("challenge").GetString()!);
        var authenticator = AuthenticatorData(attested: false);
        var signature = _key.SignData([.. authenticator, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return JsonSerializer.Serialize(new
        {
            id = CredentialId,
            rawId = CredentialId,
            type = "public-key",
            clientExtensionResults = new { },
            response = new { clientDataJSON = Encode(client), authenticatorData = Encode(authenticator), signature = Encode(signature), userHandle = userHandle is null ? null : Encode(Encoding.UTF8.GetBytes(userHandle)) },
        });
    }

    public void Dispose() => _key.Dispose();

    private byte[] AuthenticatorData(bool attested)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        var flags = (byte)(1 | (Verifies ? 4 : 0) | (attested ? 64 : 0));
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty)), flags, .. counter];
    }

    private byte[] ClientData(string type, string challenge) => JsonSerializer.SerializeToUtf8Bytes(new { type, challenge, origin = Origin, crossOrigin = false });

    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
