using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Which triggers call a function. Pools are few, so all that have triggers are looked at.</summary>
internal sealed class FunctionUses(CognitoDbContext db)
{
    public async Task<IReadOnlyList<FunctionUseType>> Of(string arn, CancellationToken cancellation)
    {
        var pools = await db.UserPools.AsNoTracking().Where(p => p.LambdaConfig != null).Select(p => new { p.Id, p.Name, p.LambdaConfig }).ToListAsync(cancellation);
        var events = await db.CognitoEvents.Where(e => e.FunctionArn == arn)
            .Join(db.IdentityPools, e => e.IdentityPoolId, p => p.Id, (e, p) => new FunctionUseType { IdentityPoolId = p.Id, PoolName = p.Name, Trigger = e.Name }).ToListAsync(cancellation);
        return [.. from pool in pools
                   from slot in TriggerSlots.Of(pool.LambdaConfig)
                   where slot.Arn == arn
                   select new FunctionUseType { UserPoolId = pool.Id, PoolName = pool.Name, Trigger = slot.Trigger },
            .. events];
    }
}
