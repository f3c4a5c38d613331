using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DeleteUserPoolReplicaTests
{
    [Fact]
    public async Task The_pool_is_not_found_in_that_region_any_more()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AReplicatedPool();
        var request = new DeleteUserPoolReplicaRequest { UserPoolId = pool.Id!, RegionName = ReplicaTestData.Secondary };
        Assert.Equal("DELETING", (await cognito.Invoke(request)).UserPoolReplica!.Status);
        Assert.Single(await cognito.RegionsOf(pool));
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new ListUsersRequest { UserPoolId = pool.Id! }, ReplicaTestData.AdminIn(ReplicaTestData.Secondary))).Code);
        await cognito.Refuses(request, ErrorCodes.ResourceNotFoundException, $"User pool {pool.Id} has no replica in eu-central-1.");
        await cognito.RefusesAsInvalid(request with { RegionName = "us-east-1" }, $"us-east-1 is the primary region of user pool {pool.Id}.");
    }
}
