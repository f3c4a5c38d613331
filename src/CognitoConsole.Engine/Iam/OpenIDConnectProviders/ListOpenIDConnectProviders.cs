using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviders.html">ListOpenIDConnectProviders</see>: all of them; there are few.</summary>
internal sealed class ListOpenIDConnectProviders(CognitoDbContext db) : IOperation<ListOpenIDConnectProvidersRequest, ListOpenIDConnectProvidersResponse>
{
    public async Task<ListOpenIDConnectProvidersResponse> Handle(ListOpenIDConnectProvidersRequest request, OperationContext context)
    {
        var providers = await db.OpenIdConnectProviders.AsNoTracking().OrderBy(p => p.Url).ToListAsync(context.Cancellation);
        return new() { OpenIDConnectProviderList = [.. providers.Select(p => new OpenIDConnectProviderListEntry { Arn = p.Arn(context.AccountId) })] };
    }
}
