using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class PoolRegionsTests : IAsyncDisposable
{
    private readonly TestCognito _cognito = new();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task A_pool_answers_in_its_own_region_and_where_none_is_named()
    {
        var pool = await _cognito.APool();
        var request = new DescribeUserPoolRequest { UserPoolId = pool.Id! };
        await _cognito.Invoke(request);
        await _cognito.Invoke(request, ReplicaTestData.AdminIn("us-east-1"));
        foreach (var region in new[] { "eu-central-1", "us-east", "us-east-11" })
            Assert.Equal((ErrorCodes.ResourceNotFoundException, $"User pool {pool.Id} does not exist."), Text(await _cognito.Refusal(request, ReplicaTestData.AdminIn(region))));
    }

    [Fact]
    public async Task In_an_active_replicas_region_users_sign_in_and_are_read_and_nothing_is_changed()
    {
        var pool = await _cognito.AReplicatedPool();
        var client = await _cognito.AClient(pool);
        await _cognito.AUser(pool);
        var there = ReplicaTestData.AdminIn(ReplicaTestData.Secondary);
        Assert.NotNull(((AdminInitiateAuthResponse)await _cognito.Invoke((object)TestCognito.AdminPasswordAuth(client), there)).AuthenticationResult);
        await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" }, there);
        await _cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = pool.Id! }, there);

        Assert.Equal((ErrorCodes.OperationNotEnabledException, $"AdminDisableUser is not enabled in eu-central-1. The primary region of user pool {pool.Id} is us-east-1."),
            Text(await _cognito.Refusal(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "ana" }, there)));
        await Refused(new AdminCreateUserRequest { UserPoolId = pool.Id!, Username = "ben" }, there);
        await Refused(new UpdateUserPoolRequest { UserPoolId = pool.Id! }, there);
        await Refused(new DeleteUserPoolRequest { UserPoolId = pool.Id! }, there);
        await Refused(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "g" }, there);
        await Refused(new DeleteUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! }, there);
        Assert.True((await _cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" })).Enabled);
    }

    [Fact]
    public async Task An_inactive_replica_is_described_and_does_nothing_else()
    {
        var pool = await _cognito.AReplicatedPool("INACTIVE");
        var there = ReplicaTestData.AdminIn(ReplicaTestData.Secondary);
        await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = pool.Id! }, there);
        await _cognito.Invoke(new ListUserPoolReplicasRequest { UserPoolId = pool.Id! }, there);
        Assert.Equal((ErrorCodes.OperationNotEnabledException, $"The replica of user pool {pool.Id} in eu-central-1 is not active."), Text(await _cognito.Refusal(new ListUsersRequest { UserPoolId = pool.Id! }, there)));
    }

    [Fact]
    public async Task Policies_see_the_ARN_of_the_region_that_is_signed_for()
    {
        var pool = await _cognito.AReplicatedPool();
        await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "ReadThere", PolicyDocument = TestCognito.Allow("cognito-idp:ListUsers", $"arn:aws:cognito-idp:eu-central-1:123456789012:userpool/{pool.Id}") });
        var key = await _cognito.AnApiUser("reader", "ReadThere");
        await _cognito.Invoke(new ListUsersRequest { UserPoolId = pool.Id! }, key with { Region = "eu-central-1" });
        Assert.Equal(ErrorCodes.AccessDeniedException, (await _cognito.Refusal(new ListUsersRequest { UserPoolId = pool.Id! }, key with { Region = "us-east-1" })).Code);
    }

    private async Task Refused<T>(IRequest<T> request, Caller caller) => Assert.Equal(ErrorCodes.OperationNotEnabledException, (await _cognito.Refusal(request, caller)).Code);

    private static (string, string) Text(CognitoException refusal) => (refusal.Code, refusal.Message);
}
