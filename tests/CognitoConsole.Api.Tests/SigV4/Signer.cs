using CognitoConsole.Testing;

namespace CognitoConsole.Api.Tests;

/// <summary>Signs with the key and at the time of <see cref="AwsServer"/>.</summary>
public static class Signer
{
    public static HttpRequestMessage Sign(HttpRequestMessage request, Uri address, string service, string region = "us-east-1", string? keyId = null, string? secret = null) =>
        SigV4Signer.Sign(request, address, service, keyId ?? AwsServer.KeyId, secret ?? AwsServer.Secret, AwsServer.Now, region);
}
