using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using CognitoConsole.Data.Sync;
using CognitoConsole.Engine.Extensions;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Sync;

/// <summary><see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_SetCognitoEvents.html">SetCognitoEvents</see>: an empty ARN takes the function away, and what is not named stays.</summary>
[DecidesAnew]
public sealed class SetCognitoEvents(CognitoDbContext db, IdentityPoolDirectory pools, FunctionDirectory functions) : IOperation<SetCognitoEventsRequest, SetCognitoEventsResponse>
{
    public async Task<SetCognitoEventsResponse> Handle(SetCognitoEventsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        foreach (var (name, arn) in request.Events)
        {
            if (name != CognitoEvent.SyncTrigger) throw Errors.InvalidParameter($"Invalid event {name}: the only event is {CognitoEvent.SyncTrigger}", "events");
            await Set(pool.Id, name, string.IsNullOrEmpty(arn) ? null : await Known(arn, pool.Region, context.Cancellation), context.Cancellation);
        }

        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }

    /// <exception cref="Contracts.CognitoException">InvalidParameterException: as for a user pool's triggers.</exception>
    private async Task<string> Known(string arn, string region, CancellationToken cancellation)
    {
        if (arn.Split(':') is not [_, _, "lambda", var home, ..]) throw Errors.InvalidParameter($"Invalid lambda function ARN {arn}", "events");
        if (home != region) throw Errors.InvalidParameter($"The lambda function ARN {arn} is not in the region of the identity pool", "events");
        return await functions.Find(arn, cancellation) is null ? throw Errors.InvalidParameter($"Invalid lambda function ARN {arn}: there is no such function", "events") : arn;
    }

    private async Task Set(string identityPoolId, string name, string? arn, CancellationToken cancellation)
    {
        var set = await db.CognitoEvents.FirstOrDefaultAsync(e => e.IdentityPoolId == identityPoolId && e.Name == name, cancellation);
        if (arn is null)
        {
            if (set is not null) db.CognitoEvents.Remove(set);
        }
        else if (set is null) db.CognitoEvents.Add(new() { IdentityPoolId = identityPoolId, Name = name, FunctionArn = arn });
        else set.FunctionArn = arn;
    }
}
