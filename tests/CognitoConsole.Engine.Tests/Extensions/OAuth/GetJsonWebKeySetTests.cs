using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetJsonWebKeySetTests
{
    [Fact]
    public async Task Holds_the_two_keys_that_the_tokens_name()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var tokens = await cognito.TokensFromSite(client);
        var keys = JsonDocument.Parse((await cognito.Invoke(new GetJsonWebKeySetRequest { UserPoolId = pool.Id! })).Document).RootElement.GetProperty("keys").EnumerateArray().ToList();
        Assert.Equal(2, keys.Count);
        Assert.All(keys, key => Assert.Equal(["alg", "e", "kid", "kty", "n", "use"], key.EnumerateObject().Select(m => m.Name)));
        Assert.Equal([Kid(tokens.IdToken!), Kid(tokens.AccessToken)], keys.Select(k => k.GetProperty("kid").GetString()));
    }

    [Fact]
    public async Task An_unknown_pool_has_none()
    {
        await using var cognito = new TestCognito();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetJsonWebKeySetRequest { UserPoolId = "us-east-1_nothing" })).Code);
    }

    private static string? Kid(string token)
    {
        var header = token.Split('.')[0].Replace('-', '+').Replace('_', '/');
        return JsonDocument.Parse(Convert.FromBase64String(header.PadRight((header.Length + 3) / 4 * 4, '='))).RootElement.GetProperty("kid").GetString();
    }
}
