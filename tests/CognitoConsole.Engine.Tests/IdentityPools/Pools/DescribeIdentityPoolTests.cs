using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class DescribeIdentityPoolTests
{
    [Fact]
    public async Task Shows_what_was_created_and_for_whom_it_is_allowed()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AnIdentityPool();
        Assert.Equal(pool.IdentityPoolName, (await cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId })).IdentityPoolName);
        Assert.Equal(ErrorCodes.MissingAuthenticationTokenException, (await cognito.Refusal(new DescribeIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId }, cognito.Anyone)).Code);
    }

    [Fact]
    public async Task Refuses_an_unknown_pool()
    {
        await using var cognito = new TestCognito();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new DescribeIdentityPoolRequest { IdentityPoolId = "us-east-1:0" })).Code);
    }
}
