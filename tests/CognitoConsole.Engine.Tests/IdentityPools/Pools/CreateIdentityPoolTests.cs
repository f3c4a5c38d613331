using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class CreateIdentityPoolTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Makes_a_pool_without_guests_and_basic_flow()
    {
        var pool = await _cognito.AnIdentityPool();
        Assert.Matches("^us-east-1:[0-9a-f]{8}-[0-9a-f-]{27}$", pool.IdentityPoolId);
        Assert.False(pool.AllowUnauthenticatedIdentities);
        Assert.False(pool.AllowClassicFlow);
        Assert.Null(pool.CognitoIdentityProviders);
        Assert.Null(pool.SupportedLoginProviders);
        Assert.Empty(pool.IdentityPoolTags!);
    }

    [Fact]
    public async Task Keeps_every_setting()
    {
        var saml = await _cognito.AnIamSamlProvider("corp");
        var pool = await _cognito.AnIdentityPool(p => p with
        {
            IdentityPoolName = "All of it",
            AllowUnauthenticatedIdentities = true,
            AllowClassicFlow = true,
            SupportedLoginProviders = new Dictionary<string, string> { ["accounts.google.com"] = "1-a.apps.googleusercontent.com;1-b.apps.googleusercontent.com", ["api.twitter.com"] = "key;secret" },
            DeveloperProviderName = "login.my.dev",
            CognitoIdentityProviders = [new() { ProviderName = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc123456", ClientId = "app1", ServerSideTokenCheck = true }],
            SamlProviderARNs = [saml],
            IdentityPoolTags = new Dictionary<string, string> { ["team"] = "blue" },
        });
        var described = await _cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId });
        Assert.Equal("All of it", described.IdentityPoolName);
        Assert.True(described.AllowUnauthenticatedIdentities);
        Assert.True(described.AllowClassicFlow);
        Assert.Equal("key;secret", described.SupportedLoginProviders!["api.twitter.com"]);
        Assert.Equal("login.my.dev", described.DeveloperProviderName);
        Assert.Equal(new CognitoIdentityProvider { ProviderName = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc123456", ClientId = "app1", ServerSideTokenCheck = true }, Assert.Single(described.CognitoIdentityProviders!));
        Assert.Equal([saml], described.SamlProviderARNs!);
        Assert.Equal("blue", described.IdentityPoolTags!["team"]);
    }

    [Fact]
    public async Task Takes_the_region_of_the_signature()
    {
        var pool = await _cognito.Invoke(new CreateIdentityPoolRequest { IdentityPoolName = "x", AllowUnauthenticatedIdentities = true }, _cognito.Admin with { Region = "eu-west-1" });
        Assert.StartsWith("eu-west-1:", pool.IdentityPoolId, StringComparison.Ordinal);
        var guest = await _cognito.AnIdentity(pool);
        Assert.StartsWith("eu-west-1:", guest, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<CreateIdentityPoolRequest, CreateIdentityPoolRequest>> Wrong => new()
    {
        { "example.com is not a supported login provider.", p => p with { SupportedLoginProviders = new Dictionary<string, string> { ["example.com"] = "x" } } },
        { "api.twitter.com takes the consumer key and the consumer secret, separated by a semicolon.", p => p with { SupportedLoginProviders = new Dictionary<string, string> { ["api.twitter.com"] = "key" } } },
        { "A user pool provider needs ProviderName and ClientId.", p => p with { CognitoIdentityProviders = [new() { ClientId = "x" }] } },
        { "nonsense does not name a user pool: host/user-pool-id.", p => p with { CognitoIdentityProviders = [new() { ProviderName = "nonsense", ClientId = "x" }] } },
        { "An app client is named twice.", p => p with { CognitoIdentityProviders = [new() { ProviderName = "a/us-east-1_x", ClientId = "x" }, new() { ProviderName = "a/us-east-1_x", ClientId = "x", ServerSideTokenCheck = true }] } },
        { "arn:aws:iam::123456789012:role/x is not the ARN of a SAML provider.", p => p with { SamlProviderARNs = ["arn:aws:iam::123456789012:role/x"] } },
        { "SAML provider arn:aws:iam::123456789012:saml-provider/corp does not exist.", p => p with { SamlProviderARNs = ["arn:aws:iam::123456789012:saml-provider/corp"] } },
        { $"arn:aws:iam::123456789012:saml-provider/{new string('x', 89)} is longer than 128 characters, so no login could name it.", p => p with { SamlProviderARNs = [$"arn:aws:iam::123456789012:saml-provider/{new string('x', 89)}"] } },
        { "arn:aws:iam::123456789012:role/x is not the ARN of an OpenID Connect provider.", p => p with { OpenIdConnectProviderARNs = ["arn:aws:iam::123456789012:role/x"] } },
        { "OpenID Connect provider arn:aws:iam::123456789012:oidc-provider/id.example.com does not exist.", p => p with { OpenIdConnectProviderARNs = ["arn:aws:iam::123456789012:oidc-provider/id.example.com"] } },
        { "graph.facebook.com is the name of a public provider.", p => p with { DeveloperProviderName = "graph.facebook.com" } },
        { "aws: prefixed tag key names are not allowed for external use.", p => p with { IdentityPoolTags = new Dictionary<string, string> { ["aws:x"] = "y" } } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task Refuses_settings_that_mean_nothing_and_makes_no_pool(string message, Func<CreateIdentityPoolRequest, CreateIdentityPoolRequest> with)
    {
        var refusal = await _cognito.Refusal(with(new CreateIdentityPoolRequest { IdentityPoolName = "x", AllowUnauthenticatedIdentities = false }));
        Assert.Equal((ErrorCodes.InvalidParameterException, message), (refusal.Code, refusal.Message));
        Assert.Equal(0, await _cognito.Database(db => db.IdentityPools.CountAsync()));
    }

    /// <summary>The same address in another account is another provider, which nobody here has made.</summary>
    [Theory]
    [InlineData("arn:aws:iam::999999999999:oidc-provider/id.example.com")]
    [InlineData("arn:aws-cn:iam::123456789012:oidc-provider/id.example.com")]
    public async Task Wants_a_provider_of_this_account(string arn)
    {
        await _cognito.Invoke(new Contracts.Iam.CreateOpenIDConnectProviderRequest { Url = "https://id.example.com", ClientIDList = ["app"] });
        var refusal = await _cognito.Refusal(new CreateIdentityPoolRequest { IdentityPoolName = "x", AllowUnauthenticatedIdentities = false, OpenIdConnectProviderARNs = [arn] });
        Assert.Equal((ErrorCodes.InvalidParameterException, $"OpenID Connect provider {arn} does not exist."), (refusal.Code, refusal.Message));
        await _cognito.AnIamSamlProvider("Corp");
        var saml = arn.Replace("oidc-provider/id.example.com", "saml-provider/Corp", StringComparison.Ordinal);
        refusal = await _cognito.Refusal(new CreateIdentityPoolRequest { IdentityPoolName = "x", AllowUnauthenticatedIdentities = false, SamlProviderARNs = [saml] });
        Assert.Equal((ErrorCodes.InvalidParameterException, $"SAML provider {saml} does not exist."), (refusal.Code, refusal.Message));
    }
}
