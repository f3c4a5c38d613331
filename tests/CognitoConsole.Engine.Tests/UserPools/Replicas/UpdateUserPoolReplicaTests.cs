using CognitoConsole.Contracts;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UpdateUserPoolReplicaTests
{
    [Fact]
    public async Task Switches_it_on_and_off_from_either_region()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AReplicatedPool();
        Assert.Equal("INACTIVE", (await cognito.Invoke(ReplicaTestData.Set(pool, "INACTIVE"), ReplicaTestData.AdminIn("us-east-1"))).UserPoolReplica!.Status);
        Assert.Equal("ACTIVE", (await cognito.Invoke(ReplicaTestData.Set(pool, "ACTIVE"), ReplicaTestData.AdminIn("eu-central-1"))).UserPoolReplica!.Status);
        Assert.Equal([("us-east-1", "PRIMARY", "ACTIVE"), ("eu-central-1", "SECONDARY", "ACTIVE")], await cognito.RegionsOf(pool));
    }

    [Fact]
    public async Task The_primary_is_not_switched_off_and_what_is_not_there_not_found()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AReplicatedPool();
        await cognito.RefusesAsInvalid(ReplicaTestData.Set(pool, "INACTIVE", "us-east-1"), $"us-east-1 is the primary region of user pool {pool.Id}.");
        await cognito.Refuses(ReplicaTestData.Set(pool, "ACTIVE", "eu-west-1"), ErrorCodes.ResourceNotFoundException, $"User pool {pool.Id} has no replica in eu-west-1.");
    }
}
