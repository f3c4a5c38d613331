using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

internal static class ReplicaTestData
{
    public const string Secondary = "eu-central-1";

    public static CreateUserPoolReplicaRequest CreateIn(UserPoolType pool, string region = Secondary) => new() { UserPoolId = pool.Id!, RegionName = region };

    public static UpdateUserPoolReplicaRequest Set(UserPoolType pool, string status, string region = Secondary) => new() { UserPoolId = pool.Id!, RegionName = region, Status = status };

    public static async Task<UserPoolType> AReplicatedPool(this TestCognito cognito, string status = "ACTIVE")
    {
        var pool = await cognito.APool();
        await cognito.Invoke(CreateIn(pool));
        await cognito.Invoke(Set(pool, status));
        return pool;
    }

    /// <summary>An administrator who signs for that region.</summary>
    public static Caller AdminIn(string region) => new Caller.Root("123456789012") { Region = region };

    public static async Task<IReadOnlyList<(string?, string?, string?)>> RegionsOf(this TestCognito cognito, UserPoolType pool) =>
        [.. (await cognito.Invoke(new ListUserPoolReplicasRequest { UserPoolId = pool.Id! })).UserPoolReplicas!.Select(r => (r.RegionName, r.Role, r.Status))];
}
