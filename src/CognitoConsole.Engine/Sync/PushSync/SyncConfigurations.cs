using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using CognitoConsole.Data.Sync;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Sync;

/// <summary>What identity pools have set about push synchronization and streams.</summary>
public sealed class SyncConfigurations(CognitoDbContext db, IdentityPoolDirectory pools)
{
    /// <summary>Null for a pool that has never set any.</summary>
    /// <exception cref="Contracts.CognitoException">ResourceNotFoundException.</exception>
    public async Task<SyncConfiguration?> Of(string identityPoolId, CancellationToken cancellation)
    {
        var pool = await pools.Pool(identityPoolId, cancellation);
        return await db.SyncConfigurations.FirstOrDefaultAsync(c => c.IdentityPoolId == pool.Id, cancellation);
    }

    internal static Contracts.Sync.PushSync? Push(SyncConfiguration? set) =>
        set is { ApplicationArns.Count: > 0 } ? new() { ApplicationArns = set.ApplicationArns, RoleArn = set.PushRoleArn } : null;

    internal static CognitoStreams? Streams(SyncConfiguration? set) =>
        set?.StreamName is null ? null : new() { StreamName = set.StreamName, RoleArn = set.StreamRoleArn, StreamingStatus = set.StreamingStatus };
}
