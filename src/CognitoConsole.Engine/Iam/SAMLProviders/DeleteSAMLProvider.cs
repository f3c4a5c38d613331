using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSAMLProvider.html">DeleteSAMLProvider</see>: its assertions are refused from then on, wherever it is still named.</summary>
[DecidesAnew]
internal sealed class DeleteSAMLProvider(CognitoDbContext db, IamSamlProviders providers) : IOperation<DeleteSAMLProviderRequest, Nothing>
{
    public async Task<Nothing> Handle(DeleteSAMLProviderRequest request, OperationContext context)
    {
        db.SamlProviders.Remove(await providers.Find(request.SAMLProviderArn, context));
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
