using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetOpenIdConfigurationTests
{
    [Fact]
    public async Task Names_issuer_keys_and_the_endpoints_of_the_domain()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        var document = await Read(cognito, pool.Id!);
        Assert.Equal($"http://localhost:8080/{pool.Id}", document.GetProperty("issuer").GetString());
        Assert.Equal($"http://localhost:8080/{pool.Id}/.well-known/jwks.json", document.GetProperty("jwks_uri").GetString());
        Assert.Equal("http://localhost:8080/auth/my-app/oauth2/authorize", document.GetProperty("authorization_endpoint").GetString());
        Assert.Equal("http://localhost:8080/auth/my-app/oauth2/token", document.GetProperty("token_endpoint").GetString());
        Assert.Equal("S256", document.GetProperty("code_challenge_methods_supported")[0].GetString());
    }

    [Fact]
    public async Task Names_the_levels_as_the_pool_does_where_the_plan_has_them()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AcrConfiguration = new Dictionary<string, AcrLevelConfigType> { ["Level4"] = new() { AcrValue = "gold" } } });
        Assert.Equal(["urn:cognito:loa:1", "urn:cognito:loa:2", "urn:cognito:loa:3", "gold"], (await Read(cognito, pool.Id!)).GetProperty("acr_values_supported").EnumerateArray().Select(v => v.GetString()));
        var lite = await cognito.APool(p => p with { UserPoolTier = "LITE" });
        Assert.False((await Read(cognito, lite.Id!)).TryGetProperty("acr_values_supported", out _));
    }

    [Fact]
    public async Task Without_a_domain_there_is_no_token_endpoint()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var document = await Read(cognito, pool.Id!);
        Assert.False(document.TryGetProperty("token_endpoint", out _));
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetOpenIdConfigurationRequest { UserPoolId = "us-east-1_nothing" })).Code);
    }

    private static async Task<JsonElement> Read(TestCognito cognito, string poolId) =>
        JsonDocument.Parse((await cognito.Invoke(new GetOpenIdConfigurationRequest { UserPoolId = poolId })).Document).RootElement;
}
