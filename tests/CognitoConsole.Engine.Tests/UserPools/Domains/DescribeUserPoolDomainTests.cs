using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DescribeUserPoolDomainTests
{
    [Fact]
    public async Task Is_empty_for_a_name_that_is_free()
    {
        await using var cognito = new TestCognito();
        Assert.Equal(new DomainDescriptionType(), (await cognito.Invoke(new DescribeUserPoolDomainRequest { Domain = "free" })).DomainDescription);
    }

    [Fact]
    public async Task Names_the_pool_of_a_name_that_is_taken()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = pool.Id!, Domain = "shop" });
        Assert.Equal(
            new DomainDescriptionType { Domain = "shop", UserPoolId = pool.Id, AWSAccountId = "123456789012", CloudFrontDistribution = "localhost", Version = "20260303090507", Status = "ACTIVE", ManagedLoginVersion = 1 },
            (await cognito.Invoke(new DescribeUserPoolDomainRequest { Domain = "shop" })).DomainDescription);
    }
}
