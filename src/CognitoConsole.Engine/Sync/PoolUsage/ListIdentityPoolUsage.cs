using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Sync;

/// <summary><see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_ListIdentityPoolUsage.html">ListIdentityPoolUsage</see>, in the order of the pools' creation.</summary>
public sealed class ListIdentityPoolUsage(CognitoDbContext db, PoolUsages usages, PagingToken paging) : IOperation<ListIdentityPoolUsageRequest, ListIdentityPoolUsageResponse>
{
    private const int MaxPage = 60;

    private sealed record Position(long CreationDate, string Id);

    public async Task<ListIdentityPoolUsageResponse> Handle(ListIdentityPoolUsageRequest request, OperationContext context)
    {
        var pools = db.IdentityPools.AsNoTracking();
        if (paging.Open<Position>(context, "", request.NextToken) is { } after)
        {
            var date = DateTimeOffset.FromUnixTimeMilliseconds(after.CreationDate);
            pools = pools.Where(p => p.CreationDate > date || p.CreationDate == date && string.Compare(p.Id, after.Id) > 0);
        }

        var limit = Math.Min(request.MaxResults ?? MaxPage, MaxPage);
        var page = await pools.OrderBy(p => p.CreationDate).ThenBy(p => p.Id).Take(limit + 1).ToListAsync(context.Cancellation);
        var last = page.Count > limit ? page[limit - 1] : null;
        var shown = await usages.Of([.. page.Take(limit)], context.Cancellation);
        return new()
        {
            IdentityPoolUsages = shown,
            MaxResults = limit,
            Count = shown.Count,
            NextToken = last is null ? null : paging.Seal(context, "", new Position(last.CreationDate.ToUnixTimeMilliseconds(), last.Id)),
        };
    }

    internal sealed class Validator : AbstractValidator<ListIdentityPoolUsageRequest>
    {
        public Validator() => RuleFor(r => r.MaxResults).GreaterThan(0).WithMessage("MaxResults must be greater than 0.");
    }
}
