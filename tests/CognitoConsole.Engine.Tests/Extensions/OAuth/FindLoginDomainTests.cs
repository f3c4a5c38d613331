using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class FindLoginDomainTests
{
    [Fact]
    public async Task Finds_a_prefix_by_its_name_in_any_case()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        var found = await cognito.Invoke(new FindLoginDomainRequest { Domain = "My-App" });
        Assert.Equal("my-app", found.Domain);
        Assert.Equal(pool.Id, found.UserPoolId);
        Assert.Equal("http://localhost:8080/auth/my-app", found.BaseUrl);
    }

    [Fact]
    public async Task A_prefix_is_no_host_name_and_an_unknown_name_nothing()
    {
        await using var cognito = new TestCognito();
        await cognito.ASite();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new FindLoginDomainRequest { Host = "my-app" })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new FindLoginDomainRequest { Domain = "nothing" })).Code);
    }
}
