using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ListTriggerEvents(PoolDirectory pools) : IOperation<ListTriggerEventsRequest, ListTriggerEventsResponse>
{
    public async Task<ListTriggerEventsResponse> Handle(ListTriggerEventsRequest request, OperationContext context) =>
        new() { Events = [.. TriggerSources.Events(await pools.Pool(request.UserPoolId, context.Cancellation))] };
}
