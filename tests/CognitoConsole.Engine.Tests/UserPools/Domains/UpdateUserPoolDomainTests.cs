using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UpdateUserPoolDomainTests : IAsyncLifetime
{
    private static readonly CustomDomainConfigType First = new() { CertificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/1" };
    private static readonly CustomDomainConfigType Second = new() { CertificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/2" };
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        await _cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = _pool.Id!, Domain = "auth.example.com", CustomDomainConfig = First });
        await _cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = _pool.Id!, Domain = "shop" });
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Changes_the_certificate_and_keeps_it_when_it_is_left_out()
    {
        await _cognito.Invoke(new UpdateUserPoolDomainRequest { UserPoolId = _pool.Id!, Domain = "auth.example.com", CustomDomainConfig = Second });
        await _cognito.Invoke(new UpdateUserPoolDomainRequest { UserPoolId = _pool.Id!, Domain = "auth.example.com", ManagedLoginVersion = 1 });
        Assert.Equal(Second, (await _cognito.Invoke(new DescribeUserPoolDomainRequest { Domain = "auth.example.com" })).DomainDescription!.CustomDomainConfig);
    }

    [Fact]
    public async Task Changes_the_oldest_TLS_at_once_and_takes_it_back()
    {
        foreach (var policy in new[] { "TLS_V1_3_2025", "TLS_V1_2_2021", null })
        {
            await _cognito.Invoke(new UpdateUserPoolDomainRequest { UserPoolId = _pool.Id!, Domain = "auth.example.com", CustomDomainConfig = First with { SecurityPolicy = policy } });
            Assert.Equal(policy, (await _cognito.Invoke(new FindLoginDomainRequest { Host = "auth.example.com" })).SecurityPolicy);
        }

        Assert.Null((await _cognito.Invoke(new FindLoginDomainRequest { Domain = "shop" })).SecurityPolicy);
    }

    [Fact]
    public async Task Refuses_to_make_a_prefix_a_custom_domain() =>
        Assert.Equal("A prefix domain has no custom domain configuration.", (await _cognito.Refusal(new UpdateUserPoolDomainRequest { UserPoolId = _pool.Id!, Domain = "shop", CustomDomainConfig = First })).Message);

    [Fact]
    public async Task Refuses_a_domain_of_another_pool()
    {
        var other = await _cognito.APool();
        Assert.Equal("No such domain or user pool exists.", (await _cognito.Refusal(new UpdateUserPoolDomainRequest { UserPoolId = other.Id!, Domain = "shop" })).Message);
    }

    [Fact]
    public async Task Shows_managed_login_from_now_on_and_keeps_the_feature_plan_that_it_needs()
    {
        var request = new UpdateUserPoolDomainRequest { UserPoolId = _pool.Id!, Domain = "shop", ManagedLoginVersion = 2 };
        Assert.Equal(2, (await _cognito.Invoke(request)).ManagedLoginVersion);
        Assert.Equal(1, (await _cognito.Invoke(new DescribeUserPoolDomainRequest { Domain = "auth.example.com" })).DomainDescription!.ManagedLoginVersion);
        var lower = new UpdateUserPoolRequest { UserPoolId = _pool.Id!, UserPoolTier = UserPoolTierType.Lite };
        var refusal = await _cognito.Refusal(lower);
        Assert.Equal((ErrorCodes.TierChangeNotAllowedException, "Managed login is not available in the LITE feature plan of the user pool."), (refusal.Code, refusal.Message));
        await _cognito.Invoke(request with { ManagedLoginVersion = 1 });
        await _cognito.Invoke(lower);
        Assert.Equal(ErrorCodes.FeatureUnavailableInTierException, (await _cognito.Refusal(request)).Code);
    }
}
