using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html">AddClientIDToOpenIDConnectProvider</see></summary>
[DecidesAnew]
internal sealed class AddClientIDToOpenIDConnectProvider(CognitoDbContext db, OpenIdConnectProviders providers) : IOperation<AddClientIDToOpenIDConnectProviderRequest, Nothing>
{
    private const int MaxClients = 100;

    public async Task<Nothing> Handle(AddClientIDToOpenIDConnectProviderRequest request, OperationContext context)
    {
        var provider = await providers.Find(request.OpenIDConnectProviderArn, context);
        if (provider.ClientIds.Contains(request.ClientID)) return new Nothing();
        if (provider.ClientIds.Count >= MaxClients) throw Errors.LimitExceeded($"Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: {MaxClients}");
        provider.ClientIds = [.. provider.ClientIds, request.ClientID];
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
