using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class CreateUserPoolReplicaTests : IAsyncDisposable
{
    private readonly TestCognito _cognito = new();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Begins_inactive_with_an_ARN_and_tags_of_its_own()
    {
        var pool = await _cognito.APool(p => p with { UserPoolTags = new Dictionary<string, string> { ["side"] = "first" } });
        var replica = (await _cognito.Invoke(ReplicaTestData.CreateIn(pool) with { UserPoolTags = new Dictionary<string, string> { ["side"] = "second" } })).UserPoolReplica!;
        var arn = $"arn:aws:cognito-idp:eu-central-1:123456789012:userpool/{pool.Id}";
        Assert.Equal(("eu-central-1", "INACTIVE", "SECONDARY", arn), (replica.RegionName, replica.Status, replica.Role, replica.UserPoolArn));
        await _cognito.Invoke(new TagResourceRequest { ResourceArn = arn, Tags = new Dictionary<string, string> { ["more"] = "1" } });
        await _cognito.Invoke(new UntagResourceRequest { ResourceArn = arn, TagKeys = ["side"] });
        Assert.Equal("more", Assert.Single((await _cognito.Invoke(new ListTagsForResourceRequest { ResourceArn = arn })).Tags!).Key);
        Assert.Equal("first", Assert.Single((await _cognito.Invoke(new ListTagsForResourceRequest { ResourceArn = pool.Arn! })).Tags!).Value);
    }

    [Fact]
    public async Task A_pool_has_one_and_lists_name_its_region()
    {
        var pool = await _cognito.AReplicatedPool();
        await _cognito.Refuses(ReplicaTestData.CreateIn(pool, "eu-west-1"), ErrorCodes.LimitExceededException, $"The maximum number of replicas for user pool {pool.Id} is 1.");
        var plain = await _cognito.APool();
        var pools = (await _cognito.Invoke(new ListUserPoolsRequest { MaxResults = 10 })).UserPools!;
        Assert.Equal(["eu-central-1"], pools.Single(p => p.Id == pool.Id).ReplicaRegions!);
        Assert.Null(pools.Single(p => p.Id == plain.Id).ReplicaRegions);
    }

    [Fact]
    public async Task Refuses_the_primary_region_what_is_none_and_the_Lite_plan()
    {
        var pool = await _cognito.APool();
        await _cognito.RefusesAsInvalid(ReplicaTestData.CreateIn(pool, "us-east-1"), $"us-east-1 is the primary region of user pool {pool.Id}.");
        await _cognito.RefusesAsInvalid(ReplicaTestData.CreateIn(pool, "everywhere"), "everywhere is not a region.");
        await _cognito.Refuses(ReplicaTestData.CreateIn(pool) with { UserPoolTags = new Dictionary<string, string> { ["aws:x"] = "1" } }, ErrorCodes.UserPoolTaggingException, "aws: prefixed tag key names are not allowed for external use.");
        await _cognito.RefusesUnknownPool(ReplicaTestData.CreateIn(pool) with { UserPoolId = "us-east-1_NoSuchOne" });
        var lite = await _cognito.APool(p => p with { UserPoolTier = "LITE" });
        await _cognito.Refuses(ReplicaTestData.CreateIn(lite), ErrorCodes.FeatureUnavailableInTierException, "Replication is not available in the LITE feature plan of the user pool.");
        Assert.Single(await _cognito.RegionsOf(pool));
    }

    [Fact]
    public async Task A_replica_keeps_its_pool_in_its_plan_and_goes_with_it()
    {
        var pool = await _cognito.AReplicatedPool();
        await _cognito.Refuses(new UpdateUserPoolRequest { UserPoolId = pool.Id!, UserPoolTier = "LITE" }, ErrorCodes.TierChangeNotAllowedException, "Replication is not available in the LITE feature plan of the user pool.");
        await _cognito.Invoke(new DeleteUserPoolRequest { UserPoolId = pool.Id! });
        Assert.Equal(0, await _cognito.Database(db => Task.FromResult(db.UserPoolReplicas.Count())));
    }
}
