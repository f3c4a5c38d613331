using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Sync;

/// <summary><see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_ListDatasets.html">ListDatasets</see>, by name.</summary>
public sealed class ListDatasets(CognitoDbContext db, DatasetOwners owners, PagingToken paging) : IOperation<ListDatasetsRequest, ListDatasetsResponse>
{
    /// <summary>What AWS's own SDKs ask for.</summary>
    private const int MaxPage = 64;

    private sealed record Position(string DatasetName);

    public async Task<ListDatasetsResponse> Handle(ListDatasetsRequest request, OperationContext context)
    {
        var identity = await owners.FindForList(request.IdentityPoolId, request.IdentityId);
        var datasets = db.Datasets.AsNoTracking().Where(d => d.IdentityId == identity.IdentityId && !d.IsDeleted);
        if (paging.Open<Position>(context, identity.IdentityId, request.NextToken) is { } after) datasets = datasets.Where(d => string.Compare(d.DatasetName, after.DatasetName) > 0);
        var limit = Math.Min(request.MaxResults ?? MaxPage, MaxPage);
        var page = await datasets.OrderBy(d => d.DatasetName).Take(limit + 1).ToListAsync(context.Cancellation);
        var shown = page.Take(limit).Select(DatasetView.Of).ToList();
        return new()
        {
            Datasets = shown,
            Count = shown.Count,
            NextToken = page.Count > limit ? paging.Seal(context, identity.IdentityId, new Position(page[limit - 1].DatasetName)) : null,
        };
    }

    internal sealed class Validator : AbstractValidator<ListDatasetsRequest>
    {
        public Validator() => RuleFor(r => r.MaxResults).GreaterThan(0).WithMessage("MaxResults must be greater than 0.");
    }
}
