using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListUserPoolReplicasTests
{
    [Fact]
    public async Task The_primary_is_always_there_and_first()
    {
        await using var cognito = new TestCognito();
        Assert.Equal([("us-east-1", "PRIMARY", "ACTIVE")], await cognito.RegionsOf(await cognito.APool()));
        var pool = await cognito.AReplicatedPool("INACTIVE");
        Assert.Equal([("us-east-1", "PRIMARY", "ACTIVE"), ("eu-central-1", "SECONDARY", "INACTIVE")], await cognito.RegionsOf(pool));
        await cognito.RefusesAsInvalid(new ListUserPoolReplicasRequest { UserPoolId = pool.Id!, NextToken = "made-up" }, "Invalid pagination token.");
        await cognito.RefusesUnknownPool(new ListUserPoolReplicasRequest { UserPoolId = "us-east-1_NoSuchOne" });
    }
}
