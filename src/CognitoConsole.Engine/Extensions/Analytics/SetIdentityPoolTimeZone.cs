using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Chooses the time zone in which a pool's days are counted from now on. What has been counted stays on its day.</summary>
public sealed class SetIdentityPoolTimeZone(CognitoDbContext db, TimeProvider clock) : IOperation<SetIdentityPoolTimeZoneRequest, IdentityPoolTimeZoneResponse>
{
    /// <summary>The zones travel with every copy of the pool.</summary>
    private const int MaxZones = 100;

    public async Task<IdentityPoolTimeZoneResponse> Handle(SetIdentityPoolTimeZoneRequest request, OperationContext context)
    {
        var pool = await db.IdentityPools.FirstOrDefaultAsync(p => p.Id == request.IdentityPoolId, context.Cancellation) ?? throw Errors.IdentityPoolNotFound(request.IdentityPoolId);
        var current = IdentityPoolTimeZoneView.Show(pool)[^1].TimeZone;
        if (request.ExpectedTimeZone is { } expected && expected != current) throw Errors.ConcurrentModification();
        var zone = ReportingDays.Find(request.TimeZone) ?? throw Errors.InvalidParameter($"Time zone {request.TimeZone} does not exist.", "timeZone");
        if (zone.Id != current)
        {
            if (pool.ReportingZones.Count >= MaxZones) throw Errors.LimitExceeded($"The time zone of an identity pool can be chosen at most {MaxZones} times.");
            pool.ReportingZones = ReportingDays.With(pool, zone, clock.GetUtcNow());
            await db.SaveChangesAsync(context.Cancellation);
        }

        return new() { TimeZones = IdentityPoolTimeZoneView.Show(pool) };
    }
}
