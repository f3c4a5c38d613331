using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <remarks>A part of a name cannot be looked up in an index; pools are few, and the search reads names only.</remarks>
internal sealed class SearchUserPools(CognitoDbContext db, UserCounts counts, PagingToken paging) : IOperation<SearchUserPoolsRequest, SearchUserPoolsResponse>
{
    private const int DefaultPage = 20;

    private sealed record Position(long CreationDate, string Id);

    public async Task<SearchUserPoolsResponse> Handle(SearchUserPoolsRequest request, OperationContext context)
    {
        var pools = db.UserPools.AsNoTracking();
        if (request.Text?.ToLowerInvariant() is { } text) pools = pools.Where(p => p.Name.ToLower().Contains(text) || p.Id.ToLower().Contains(text));
        if (paging.Open<Position>(context, request.Text ?? "", request.NextToken) is { } after)
        {
            var date = DateTimeOffset.FromUnixTimeMilliseconds(after.CreationDate);
            pools = pools.Where(p => p.CreationDate > date || p.CreationDate == date && string.Compare(p.Id, after.Id) > 0);
        }

        var size = request.MaxResults ?? DefaultPage;
        var page = await pools.OrderBy(p => p.CreationDate).ThenBy(p => p.Id).Take(size + 1)
            .Select(p => new { p.Id, p.Name, p.UserPoolTier, p.CreationDate })
            .ToListAsync(context.Cancellation);
        var last = page.Count > size ? page[size - 1] : null;
        if (last is not null) page.RemoveAt(size);
        var users = await counts.Of([.. page.Select(p => p.Id)], context.Cancellation);
        return new()
        {
            UserPools = [.. page.Select(p => new UserPoolSummaryType { UserPoolId = p.Id, Name = p.Name, UserPoolTier = p.UserPoolTier, EstimatedNumberOfUsers = users[p.Id], CreationDate = p.CreationDate })],
            NextToken = last is null ? null : paging.Seal(context, request.Text ?? "", new Position(last.CreationDate.ToUnixTimeMilliseconds(), last.Id)),
        };
    }
}
