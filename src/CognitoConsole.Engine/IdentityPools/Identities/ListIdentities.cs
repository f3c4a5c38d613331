using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentities.html">ListIdentities</see>: those with logins first, then guests, each by id.</summary>
public sealed class ListIdentities(IdentityKinds kinds, IdentityPoolDirectory pools, IdentityDirectory directory, PagingToken paging) : IOperation<ListIdentitiesRequest, ListIdentitiesResponse>
{
    public async Task<ListIdentitiesResponse> Handle(ListIdentitiesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var limit = request.MaxResults!.Value;
        var scope = $"{pool.Id}/{request.HideDisabled == true}";
        var after = paging.Open<IdentityKinds.Position>(context, scope, request.NextToken);
        var page = await kinds.Read(pool.Id, request.HideDisabled == true ? IdentityKinds.All.Where(k => !k.IsDisabled) : IdentityKinds.All, after, limit + 1, context.Cancellation);
        var last = page.Count > limit ? page[limit - 1] : null;
        page = [.. page.Take(limit)];
        var logins = await directory.LoginsOf([.. page.Select(i => i.IdentityId)], context.Cancellation);
        return new()
        {
            IdentityPoolId = pool.Id,
            Identities = [.. page.Select(i => IdentityDirectory.Shape(i, logins[i.IdentityId]))],
            NextToken = last is null ? null : paging.Seal(context, scope, new IdentityKinds.Position(IdentityKind.Of(last), last.IdentityId)),
        };
    }
}
