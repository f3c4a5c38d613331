using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html">RemoveClientIDFromOpenIDConnectProvider</see></summary>
[DecidesAnew]
internal sealed class RemoveClientIDFromOpenIDConnectProvider(CognitoDbContext db, OpenIdConnectProviders providers) : IOperation<RemoveClientIDFromOpenIDConnectProviderRequest, Nothing>
{
    public async Task<Nothing> Handle(RemoveClientIDFromOpenIDConnectProviderRequest request, OperationContext context)
    {
        var provider = await providers.Find(request.OpenIDConnectProviderArn, context);
        provider.ClientIds = [.. provider.ClientIds.Where(c => c != request.ClientID)];
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
