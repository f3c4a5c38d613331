using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviders.html">ListSAMLProviders</see>: all of them; there are few.</summary>
internal sealed class ListSAMLProviders(CognitoDbContext db) : IOperation<ListSAMLProvidersRequest, ListSAMLProvidersResponse>
{
    public async Task<ListSAMLProvidersResponse> Handle(ListSAMLProvidersRequest request, OperationContext context)
    {
        var providers = await db.SamlProviders.AsNoTracking().OrderBy(p => p.Name).Select(p => new { p.Name, p.ValidUntil, p.CreateDate }).ToListAsync(context.Cancellation);
        return new() { SAMLProviderList = [.. providers.Select(p => new SAMLProviderListEntry { Arn = SamlProvider.Arn(context.AccountId, p.Name), ValidUntil = p.ValidUntil, CreateDate = p.CreateDate })] };
    }
}
