using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Engine.Security;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetIdentityTokenKeySetTests
{
    [Fact]
    public async Task Verifies_the_tokens_of_identities_for_anybody()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true, AllowClassicFlow = true });
        var token = (await cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = await cognito.AnIdentity(pool) })).Token!.Split('.');
        var key = JsonDocument.Parse((await cognito.Invoke(new GetIdentityTokenKeySetRequest())).Document).RootElement.GetProperty("keys")[0];
        Assert.True(StrictBase64Url.TryDecode(token[0], out var header));
        Assert.Equal(JsonDocument.Parse(header).RootElement.GetProperty("kid").GetString(), key.GetProperty("kid").GetString());
        Assert.True(StrictBase64Url.TryDecode(key.GetProperty("n").GetString()!, out var n) & StrictBase64Url.TryDecode(key.GetProperty("e").GetString()!, out var e) & StrictBase64Url.TryDecode(token[2], out var signature));
        using var rsa = RSA.Create(new RSAParameters { Modulus = n, Exponent = e });
        Assert.True(rsa.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1));
        Assert.False(key.TryGetProperty("d", out _));
    }
}
