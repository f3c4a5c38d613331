using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetAliasProtectionTests
{
    [Fact]
    public async Task Belongs_to_its_pool_and_outlives_UpdateUserPool()
    {
        await using var cognito = new TestCognito();
        var (pool, other) = (await cognito.APool(), await cognito.APool());
        await cognito.Invoke(new SetAliasProtectionRequest { UserPoolId = pool.Id!, NeverMoves = true });
        // UpdateUserPool, which replaces what it knows, does not know it.
        await cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id! });

        Assert.True((await cognito.Invoke(new GetAliasProtectionRequest { UserPoolId = pool.Id! })).NeverMoves);
        Assert.False((await cognito.Invoke(new GetAliasProtectionRequest { UserPoolId = other.Id! })).NeverMoves);
    }

    [Fact]
    public async Task Of_a_pool_that_does_not_exist_there_is_none()
    {
        await using var cognito = new TestCognito();
        await cognito.RefusesUnknownPool(new GetAliasProtectionRequest { UserPoolId = "us-east-1_NoSuchOne" });
    }
}
