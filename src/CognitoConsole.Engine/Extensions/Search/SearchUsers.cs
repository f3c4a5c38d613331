using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>A page of the users that match, in an order of choice.</summary>
internal sealed class SearchUsers(PoolDirectory pools, UserSearcher searcher, PagingToken paging) : IOperation<SearchUsersRequest, SearchUsersResponse>
{
    private const int DefaultPage = 25;

    public async Task<SearchUsersResponse> Handle(SearchUsersRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var query = UserQueryParser.Parse(pool, request.Filter);
        var order = UserOrder.Of(pool, request.SortBy, request.SortOrder, query);
        var list = $"{pool.Id}\n{request.Filter}\n{order.Attribute}\n{order.IsDescending}";
        var after = paging.Open<UserPlace>(context, list, request.NextToken);
        var size = request.MaxResults ?? DefaultPage;

        var page = await searcher.Page(pool, query, order, after, size + 1, context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new()
        {
            Users = [.. page.Select(u => UserShape.ToShape(u))],
            NextToken = more ? paging.Seal(context, list, order.PlaceOf(pool, page[^1])) : null,
            Count = request.IncludeCount == true ? await searcher.Count(pool, query, context.Cancellation) : null,
        };
    }
}
