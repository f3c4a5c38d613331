using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Families of tokens and browsers of a user that live.</summary>
internal sealed class ListOpenSessions(CognitoDbContext db, PoolDirectory pools, UserDirectory directory, TimeProvider clock) : IOperation<ListOpenSessionsRequest, ListOpenSessionsResponse>
{
    private const int MostListed = 125;

    public async Task<ListOpenSessionsResponse> Handle(ListOpenSessionsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        var isTracked = TrackedSessions.AreTracked(pool);
        var sessions = (await Families(user, isTracked, context.Cancellation)).Concat(await Browsers(user, context.Cancellation));
        return new() { Sessions = [.. sessions.OrderByDescending(s => s.CreationDate).Take(MostListed)], IsTracked = isTracked };
    }

    private async Task<List<OpenSessionType>> Families(CognitoUser user, bool isTracked, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rows = await (
            from t in db.RefreshTokens.AsNoTracking()
                .Where(t => t.UserPoolId == user.UserPoolId && t.Username == user.Username && t.RevokedAt == null && t.ExpiresAt > now)
                .OrderByDescending(t => t.CreatedAt).Take(MostListed)
            join c in db.UserPoolClients.AsNoTracking() on new { t.UserPoolId, t.ClientId } equals new { c.UserPoolId, c.ClientId }
            join d in db.Devices.AsNoTracking() on new { t.UserPoolId, t.Username, Key = t.DeviceKey } equals new { d.UserPoolId, d.Username, Key = (string?)d.DeviceKey } into devices
            from d in devices.DefaultIfEmpty()
            select new { Family = t, c.ClientName, c.EnableTokenRevocation, DeviceName = d == null ? null : d.DeviceName }).ToListAsync(cancellation);
        return [.. rows.Select(r => new OpenSessionType
        {
            SessionId = r.Family.SessionId,
            IsBrowser = false,
            ClientId = r.Family.ClientId,
            ClientName = r.ClientName,
            CreationDate = r.Family.CreatedAt,
            ExpirationDate = r.Family.ExpiresAt,
            // Rotation writes its time in any pool.
            LastActiveDate = isTracked ? r.Family.LastActiveAt : r.Family.RotatedAt,
            IpAddress = r.Family.LastIpAddress,
            DeviceType = r.Family.DeviceType,
            DeviceKey = r.Family.DeviceKey,
            DeviceName = r.DeviceName,
            EndsAccessTokens = r.EnableTokenRevocation,
        })];
    }

    private async Task<List<OpenSessionType>> Browsers(CognitoUser user, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rows = await db.BrowserSessions.AsNoTracking().Where(s => s.UserPoolId == user.UserPoolId && s.Username == user.Username && s.ExpiresAt > now)
            .OrderByDescending(s => s.AuthTime).Take(MostListed).ToListAsync(cancellation);
        return [.. rows.Select(s => new OpenSessionType
        {
            SessionId = s.SessionId,
            IsBrowser = true,
            CreationDate = s.AuthTime,
            ExpirationDate = s.ExpiresAt,
            LastActiveDate = s.LastActiveAt,
            IpAddress = s.LastIpAddress,
            DeviceType = s.DeviceType,
            EndsAccessTokens = true,
        })];
    }
}
