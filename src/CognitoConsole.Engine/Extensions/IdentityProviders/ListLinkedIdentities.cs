using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

public sealed class ListLinkedIdentities(PoolDirectory pools, UserDirectory directory, LinkedIdentities links) : IOperation<ListLinkedIdentitiesRequest, ListLinkedIdentitiesResponse>
{
    public async Task<ListLinkedIdentitiesResponse> Handle(ListLinkedIdentitiesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        return new()
        {
            Identities = [.. (await links.Of(user, context.Cancellation)).Select(l => new LinkedIdentityType(l.ProviderName, l.ProviderType, l.AttributeName, l.AttributeValue, l.CreationDate, l.IsPrimary))],
        };
    }
}
