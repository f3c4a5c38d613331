using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class SetPrincipalTagAttributeMapTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.AnIdentityPool(p => p with
    {
        SupportedLoginProviders = new Dictionary<string, string> { ["www.amazon.com"] = "app" },
        CognitoIdentityProviders = [new() { ProviderName = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc123456", ClientId = "app1" }],
    });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Maps_claims_of_a_provider_to_tags()
    {
        var tags = new Dictionary<string, string> { ["department"] = "custom:department" };
        var answer = await _cognito.Invoke(Request() with { PrincipalTags = tags });
        Assert.Equal(tags, answer.PrincipalTags);
        var shown = await _cognito.Invoke(new GetPrincipalTagAttributeMapRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityProviderName = "localhost:8080/us-east-1_Abc123456" });
        Assert.Equal(tags, shown.PrincipalTags);
        Assert.False(shown.UseDefaults);
    }

    [Theory]
    [InlineData("cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc123456", "sub")]
    [InlineData("www.amazon.com", "user_id")]
    public async Task Uses_AWSs_defaults(string provider, string username)
    {
        var answer = await _cognito.Invoke(Request() with { IdentityProviderName = provider, UseDefaults = true, PrincipalTags = new Dictionary<string, string> { ["ignored"] = "x" } });
        Assert.True(answer.UseDefaults);
        Assert.Equal(new Dictionary<string, string> { ["client"] = "aud", ["username"] = username }, answer.PrincipalTags);
    }

    [Fact]
    public async Task Of_SAML_the_defaults_are_claims_of_assertions()
    {
        const string Arn = "arn:aws:iam::123456789012:saml-provider/corp";
        await _cognito.AnIamSamlProvider("corp");
        var pool = await _cognito.AnIdentityPool(p => p with { SamlProviderARNs = [Arn] });
        var expected = new Dictionary<string, string>
        {
            ["client"] = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier",
            ["username"] = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
        };
        Assert.Equal(expected, (await _cognito.Invoke(Request() with { IdentityPoolId = pool.IdentityPoolId, IdentityProviderName = Arn, UseDefaults = true })).PrincipalTags);
        Assert.Equal(expected, (await _cognito.Invoke(new GetPrincipalTagAttributeMapRequest { IdentityPoolId = pool.IdentityPoolId, IdentityProviderName = Arn })).PrincipalTags);
    }

    [Fact]
    public async Task Refuses_a_provider_that_the_pool_has_not_and_keys_that_collide()
    {
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(Request() with { IdentityProviderName = "graph.facebook.com" })).Code);
        Assert.Equal("Tag keys that differ in case only are the same key.",
            (await _cognito.Refusal(Request() with { PrincipalTags = new Dictionary<string, string> { ["Team"] = "a", ["team"] = "b" } })).Message);
        Assert.Equal("Tags and claims together are longer than 460 bytes.",
            (await _cognito.Refusal(Request() with { PrincipalTags = Enumerable.Range(0, 10).ToDictionary(i => $"key-{i}", i => new string('c', 42)) })).Message);
    }

    private SetPrincipalTagAttributeMapRequest Request() => new() { IdentityPoolId = _pool.IdentityPoolId, IdentityProviderName = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc123456" };
}
