using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html">DeleteOpenIDConnectProvider</see>: tokens of it are refused from then on, wherever it is still named.</summary>
[DecidesAnew]
internal sealed class DeleteOpenIDConnectProvider(CognitoDbContext db, OpenIdConnectProviders providers) : IOperation<DeleteOpenIDConnectProviderRequest, Nothing>
{
    public async Task<Nothing> Handle(DeleteOpenIDConnectProviderRequest request, OperationContext context)
    {
        db.OpenIdConnectProviders.Remove(await providers.Find(request.OpenIDConnectProviderArn, context));
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
