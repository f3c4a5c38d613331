using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListTerms.html">ListTerms</see></summary>
public sealed class ListTerms(CognitoDbContext db, PoolDirectory pools, PagingToken paging) : IOperation<ListTermsRequest, ListTermsResponse>
{
    private const int DefaultLimit = 60;

    private sealed record Position(string TermsId);

    public async Task<ListTermsResponse> Handle(ListTermsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var after = paging.Open<Position>(context, pool.Id, request.NextToken)?.TermsId ?? "";
        var limit = request.MaxResults ?? DefaultLimit;
        var page = await db.Terms.AsNoTracking().Where(t => t.UserPoolId == pool.Id && string.Compare(t.TermsId, after) > 0)
            .OrderBy(t => t.TermsId).Take(limit + 1)
            .ToListAsync(context.Cancellation);
        return new()
        {
            Terms = [.. page.Take(limit).Select(t => new TermsDescriptionType
            {
                TermsId = t.TermsId,
                TermsName = t.TermsName,
                Enforcement = t.Enforcement,
                CreationDate = t.CreationDate,
                LastModifiedDate = t.LastModifiedDate,
                ClientId = t.ClientId,
                Languages = [.. t.Links.Keys.Order(StringComparer.Ordinal)],
            })],
            NextToken = page.Count > limit ? paging.Seal(context, pool.Id, new Position(page[limit - 1].TermsId)) : null,
        };
    }
}
