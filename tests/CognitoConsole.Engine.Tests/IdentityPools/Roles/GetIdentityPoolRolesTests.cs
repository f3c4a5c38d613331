using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class GetIdentityPoolRolesTests
{
    [Fact]
    public async Task Shows_no_roles_of_a_new_pool_and_refuses_an_unknown_one()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AnIdentityPool();
        var roles = await cognito.Invoke(new GetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId });
        Assert.Equal(pool.IdentityPoolId, roles.IdentityPoolId);
        Assert.Empty(roles.Roles!);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetIdentityPoolRolesRequest { IdentityPoolId = "us-east-1:0" })).Code);
    }
}
