using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DeleteUserPoolDomainTests
{
    [Fact]
    public async Task Frees_the_name_for_another_pool()
    {
        await using var cognito = new TestCognito();
        var (first, second) = (await cognito.APool(), await cognito.APool());
        await cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = first.Id!, Domain = "shop" });
        await cognito.Invoke(new DeleteUserPoolDomainRequest { UserPoolId = first.Id!, Domain = "shop" });
        await cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = second.Id!, Domain = "shop" });
        Assert.Equal(second.Id, (await cognito.Pools.Domain("shop"))!.Pool.Id);
        Assert.Null((await cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = first.Id! })).UserPool!.Domain);
    }

    [Fact]
    public async Task Refuses_a_domain_of_another_pool()
    {
        await using var cognito = new TestCognito();
        var (first, second) = (await cognito.APool(), await cognito.APool());
        await cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = first.Id!, Domain = "shop" });
        Assert.Equal("No such domain or user pool exists.", (await cognito.Refusal(new DeleteUserPoolDomainRequest { UserPoolId = second.Id!, Domain = "shop" })).Message);
        Assert.NotNull(await cognito.Pools.Domain("shop"));
    }
}
