using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DescribeResourceServerTests
{
    [Fact]
    public async Task Shows_name_and_scopes()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.Invoke(new CreateResourceServerRequest { UserPoolId = pool.Id!, Identifier = "api", Name = "API", Scopes = [new() { ScopeName = "read", ScopeDescription = "Read" }] });
        var server = (await cognito.Invoke(new DescribeResourceServerRequest { UserPoolId = pool.Id!, Identifier = "api" })).ResourceServer;
        Assert.Equal(("API", "read"), (server.Name, server.Scopes!.Single().ScopeName));
    }

    [Fact]
    public async Task Refuses_one_of_another_pool()
    {
        await using var cognito = new TestCognito();
        var (first, second) = (await cognito.APool(), await cognito.APool());
        await cognito.Invoke(new CreateResourceServerRequest { UserPoolId = first.Id!, Identifier = "api", Name = "API" });
        var refusal = await cognito.Refusal(new DescribeResourceServerRequest { UserPoolId = second.Id!, Identifier = "api" });
        Assert.Equal((ErrorCodes.ResourceNotFoundException, "Resource server api does not exist."), (refusal.Code, refusal.Message));
    }
}
