using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Sync;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ListTriggerEvents(PoolDirectory pools) : IOperation<ListTriggerEventsRequest, ListTriggerEventsResponse>
{
    public async Task<ListTriggerEventsResponse> Handle(ListTriggerEventsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        return new() { Events = [.. TriggerSources.Events(pool), SyncTriggerEvent.Ready(pool.Region)] };
    }
}
