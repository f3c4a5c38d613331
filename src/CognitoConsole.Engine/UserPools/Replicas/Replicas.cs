using System.Text.RegularExpressions;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The regions of a pool as their operations show and find them.</summary>
internal static partial class Replicas
{
    public static bool IsRegion(string? name) => name is not null && RegionPattern().IsMatch(name);

    public static UserPoolReplicaType Primary(UserPool pool, string accountId) =>
        new() { RegionName = pool.Region, Status = ReplicaStatusType.Active, Role = ReplicaRoleType.Primary, UserPoolArn = PoolShape.Arn(pool, accountId) };

    public static UserPoolReplicaType Show(UserPoolReplica replica, string accountId) =>
        new() { RegionName = replica.RegionName, Status = replica.Status, Role = ReplicaRoleType.Secondary, UserPoolArn = Arn(replica, accountId) };

    public static string Arn(UserPoolReplica replica, string accountId) => $"arn:aws:cognito-idp:{replica.RegionName}:{accountId}:userpool/{replica.UserPoolId}";

    /// <exception cref="CognitoException">ResourceNotFoundException; InvalidParameterException for the primary, which is always there.</exception>
    public static async Task<UserPoolReplica> Find(CognitoDbContext db, string userPoolId, string region, CancellationToken cancellation)
    {
        var pool = await db.UserPools.AsNoTracking().FirstOrDefaultAsync(p => p.Id == userPoolId, cancellation) ?? throw Errors.UserPoolNotFound(userPoolId);
        if (pool.Region == region) throw Errors.InvalidParameter($"{region} is the primary region of user pool {userPoolId}.", "regionName");
        return await db.UserPoolReplicas.FirstOrDefaultAsync(r => r.UserPoolId == userPoolId && r.RegionName == region, cancellation) ?? throw Errors.ReplicaNotFound(userPoolId, region);
    }

    [GeneratedRegex(@"\A[a-z]{2,3}(-[a-z]+)+-[0-9]\z")]
    private static partial Regex RegionPattern();
}
