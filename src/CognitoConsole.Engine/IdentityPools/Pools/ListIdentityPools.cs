using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentityPools.html">ListIdentityPools</see>, in the order of creation.</summary>
public sealed class ListIdentityPools(CognitoDbContext db, PagingToken paging) : IOperation<ListIdentityPoolsRequest, ListIdentityPoolsResponse>
{
    private sealed record Position(long CreationDate, string Id);

    public async Task<ListIdentityPoolsResponse> Handle(ListIdentityPoolsRequest request, OperationContext context)
    {
        var pools = db.IdentityPools.AsNoTracking();
        if (paging.Open<Position>(context, "", request.NextToken) is { } after)
        {
            var date = DateTimeOffset.FromUnixTimeMilliseconds(after.CreationDate);
            pools = pools.Where(p => p.CreationDate > date || p.CreationDate == date && string.Compare(p.Id, after.Id) > 0);
        }

        var limit = request.MaxResults!.Value;
        var page = await pools.OrderBy(p => p.CreationDate).ThenBy(p => p.Id).Take(limit + 1).Select(p => new { p.Id, p.Name, p.CreationDate }).ToListAsync(context.Cancellation);
        var last = page.Count > limit ? page[limit - 1] : null;
        return new()
        {
            IdentityPools = [.. page.Take(limit).Select(p => new IdentityPoolShortDescription { IdentityPoolId = p.Id, IdentityPoolName = p.Name })],
            NextToken = last is null ? null : paging.Seal(context, "", new Position(last.CreationDate.ToUnixTimeMilliseconds(), last.Id)),
        };
    }
}
