using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListIdentityProviders.html">ListIdentityProviders</see></summary>
public sealed class ListIdentityProviders(CognitoDbContext db, PoolDirectory pools, PagingToken paging) : IOperation<ListIdentityProvidersRequest, ListIdentityProvidersResponse>
{
    /// <summary>The model lets a request ask for 60 and an answer hold 50.</summary>
    private const int MaxPage = 50;

    public async Task<ListIdentityProvidersResponse> Handle(ListIdentityProvidersRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var size = request.MaxResults is { } asked and > 0 ? Math.Min(asked, MaxPage) : MaxPage;
        var after = paging.Open<Position>(context, pool.Id, request.NextToken)?.Name ?? "";
        var page = await db.IdentityProviders.AsNoTracking().Where(p => p.UserPoolId == pool.Id && string.Compare(p.ProviderName, after) > 0).OrderBy(p => p.ProviderName).Take(size + 1)
            .Select(p => new ProviderDescription { ProviderName = p.ProviderName, ProviderType = p.ProviderType, CreationDate = p.CreationDate, LastModifiedDate = p.LastModifiedDate })
            .ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new() { Providers = page, NextToken = more ? paging.Seal(context, pool.Id, new Position(page[^1].ProviderName!)) : null };
    }

    private sealed record Position(string Name);
}
