using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Sync;

/// <summary><see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_GetCognitoEvents.html">GetCognitoEvents</see></summary>
public sealed class GetCognitoEvents(CognitoDbContext db, IdentityPoolDirectory pools) : IOperation<GetCognitoEventsRequest, GetCognitoEventsResponse>
{
    public async Task<GetCognitoEventsResponse> Handle(GetCognitoEventsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        return new() { Events = await db.CognitoEvents.AsNoTracking().Where(e => e.IdentityPoolId == pool.Id).ToDictionaryAsync(e => e.Name, e => e.FunctionArn, context.Cancellation) };
    }
}
