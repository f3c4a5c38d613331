using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class CreateUserPoolDomainTests : IAsyncLifetime
{
    private static readonly CustomDomainConfigType Certificate = new() { CertificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/1" };
    private readonly TestCognito _cognito = new(options: new EngineOptions { PublicUrl = "https://login.example.org" });
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Takes_one_prefix_and_one_custom_domain()
    {
        Assert.Equal(new CreateUserPoolDomainResponse { ManagedLoginVersion = 1 }, await _cognito.Invoke(Prefix("my-awsome-shop")));
        Assert.Equal("login.example.org", (await _cognito.Invoke(Custom("auth.example.com"))).CloudFrontDomain);
        var pool = (await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = _pool.Id! })).UserPool!;
        Assert.Equal(("my-awsome-shop", "auth.example.com"), (pool.Domain, pool.CustomDomain));
        Assert.Equal("auth.example.com", (await _cognito.Pools.DomainOf(_pool.Id!))!.Domain);
        Assert.Equal("User pool already has a domain configured.", (await _cognito.Refusal(Prefix("other"))).Message);
        Assert.Equal("User pool already has a domain configured.", (await _cognito.Refusal(Custom("b.example.com"))).Message);
    }

    [Fact]
    public async Task Refuses_a_domain_that_another_pool_has()
    {
        await _cognito.Invoke(Prefix("shop"));
        var other = await _cognito.APool();
        Assert.Equal((ErrorCodes.InvalidParameterException, "Domain already associated with another user pool."), await _cognito.Refusal(Prefix("shop") with { UserPoolId = other.Id! }) is var r ? (r.Code, r.Message) : default);
    }

    [Fact]
    public async Task Gives_a_domain_to_one_of_many_who_ask_at_once()
    {
        var pools = new List<UserPoolType>();
        for (var i = 0; i < 6; i++) pools.Add(await _cognito.APool());
        var outcomes = await Task.WhenAll(pools.Select(async p =>
        {
            try
            {
                await _cognito.Invoke(Prefix("shop") with { UserPoolId = p.Id! });
                return "";
            }
            catch (CognitoException refusal)
            {
                return refusal.Message;
            }
        }));
        Assert.Single(outcomes, "");
        Assert.Equal(5, outcomes.Count(o => o == "Domain already associated with another user pool."));
    }

    [Theory]
    [InlineData("my-aws-shop", "Domain cannot contain reserved word: aws")]
    [InlineData("amazon", "Domain cannot contain reserved word: amazon")]
    [InlineData("x-cognito", "Domain cannot contain reserved word: cognito")]
    [InlineData("auth.example", "The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens.")]
    public async Task Refuses_such_a_prefix(string prefix, string message)
    {
        Assert.Equal(message, (await _cognito.Refusal(Prefix(prefix))).Message);
        Assert.False(await _cognito.Database(db => db.UserPoolDomains.AnyAsync()));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("a..example.com")]
    [InlineData("a-.example.com")]
    [InlineData("10.0.0.1")]
    public async Task Refuses_such_a_custom_domain(string name) =>
        Assert.Equal("Custom domain is not a valid subdomain.", (await _cognito.Refusal(Custom(name))).Message);

    [Theory]
    [InlineData("auth.xn--e1afmkfd.xn--p1ai")]
    [InlineData("auth.7eleven.com")]
    public async Task Takes_such_a_custom_domain(string name)
    {
        await _cognito.Invoke(Custom(name));
        Assert.Equal(name, (await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = _pool.Id! })).UserPool!.CustomDomain);
    }

    [Fact]
    public async Task Refuses_a_certificate_of_another_region() => Assert.Equal(
        "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.",
        (await _cognito.Refusal(Custom("auth.example.com") with { CustomDomainConfig = new() { CertificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/1" } })).Message);

    [Fact]
    public async Task Refuses_what_nothing_honours_yet()
    {
        Assert.Equal("ManagedLoginVersion must be 1 or 2.", (await _cognito.Refusal(Prefix("shop") with { ManagedLoginVersion = 3 })).Message);
        Assert.Equal("Routing.Failover is not available yet.", (await _cognito.Refusal(Custom("auth.example.com") with { Routing = new() { Failover = new() { SecondaryRegion = "eu-west-1", PrimaryRoute53HealthCheckId = "11111111-2222-3333-4444-555555555555" } } })).Message);
        var lite = await _cognito.APool(p => p with { UserPoolTier = "LITE" });
        Assert.Equal(ErrorCodes.FeatureUnavailableInTierException, (await _cognito.Refusal(Prefix("shop") with { UserPoolId = lite.Id!, ManagedLoginVersion = 2 })).Code);
    }

    [Theory]
    [InlineData("TLS_V1")]
    [InlineData("TLS_V1_2_2021")]
    [InlineData("TLS_V1_3_2025")]
    public async Task Keeps_the_oldest_TLS_and_tells_the_pages(string policy)
    {
        await _cognito.Invoke(Custom("auth.example.com") with { CustomDomainConfig = Certificate with { SecurityPolicy = policy } });
        Assert.Equal(policy, (await _cognito.Invoke(new DescribeUserPoolDomainRequest { Domain = "auth.example.com" })).DomainDescription!.CustomDomainConfig!.SecurityPolicy);
        Assert.Equal(policy, (await _cognito.Invoke(new FindLoginDomainRequest { Host = "auth.example.com" })).SecurityPolicy);
    }

    [Fact]
    public async Task Refuses_a_security_policy_that_is_none()
    {
        var refusal = await _cognito.Refusal(Custom("auth.example.com") with { CustomDomainConfig = Certificate with { SecurityPolicy = "TLS_V1_1" } });
        Assert.Equal(ErrorCodes.InvalidParameterException, refusal.Code);
        Assert.Contains("customDomainConfig.securityPolicy", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_managed_login_when_asked()
    {
        Assert.Equal(2, (await _cognito.Invoke(Prefix("shop") with { ManagedLoginVersion = 2 })).ManagedLoginVersion);
        Assert.Equal(2, (await _cognito.Invoke(new DescribeUserPoolDomainRequest { Domain = "shop" })).DomainDescription!.ManagedLoginVersion);
    }

    private CreateUserPoolDomainRequest Prefix(string domain) => new() { UserPoolId = _pool.Id!, Domain = domain };

    private CreateUserPoolDomainRequest Custom(string domain) => Prefix(domain) with { CustomDomainConfig = Certificate };
}
