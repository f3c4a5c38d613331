using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetIdentityTokenConfigurationTests
{
    [Fact]
    public async Task Says_where_the_keys_of_identities_tokens_are()
    {
        await using var cognito = new TestCognito();
        var document = JsonDocument.Parse((await cognito.Invoke(new GetIdentityTokenConfigurationRequest())).Document).RootElement;
        Assert.Equal("http://localhost:8080/identities", document.GetProperty("issuer").GetString());
        Assert.Equal("http://localhost:8080/.well-known/jwks_uri", document.GetProperty("jwks_uri").GetString());
        Assert.Equal("RS512", document.GetProperty("id_token_signing_alg_values_supported")[0].GetString());
    }
}
