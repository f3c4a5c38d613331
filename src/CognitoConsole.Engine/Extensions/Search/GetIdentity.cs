using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>One identity: logins, the users behind them, what it did last, with roles and keys.</summary>
internal sealed class GetIdentity(CognitoDbContext db, IdentityDirectory directory, IdentityView view) : IOperation<GetIdentityRequest, GetIdentityResponse>
{
    private const int MaxEvents = 50;

    public async Task<GetIdentityResponse> Handle(GetIdentityRequest request, OperationContext context)
    {
        var identity = await directory.Find(request.IdentityId, context.Cancellation);
        var events = await db.IdentityEvents.AsNoTracking().Where(e => e.IdentityId == identity.IdentityId).OrderByDescending(e => e.At).Take(MaxEvents).ToListAsync(context.Cancellation);
        return new() { Identity = (await view.Show([identity], context.Cancellation))[0], RecentEvents = [.. events.Select(IdentityEventView.Show)] };
    }
}
