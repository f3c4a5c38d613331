using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSAMLProvider.html">UpdateSAMLProvider</see>: the new document takes the place of the old one, keys and all.</summary>
[DecidesAnew]
internal sealed class UpdateSAMLProvider(CognitoDbContext db, IamSamlProviders providers) : IOperation<UpdateSAMLProviderRequest, UpdateSAMLProviderResponse>
{
    public async Task<UpdateSAMLProviderResponse> Handle(UpdateSAMLProviderRequest request, OperationContext context)
    {
        IamSamlProviders.DemandNoEncryption(request.AssertionEncryptionMode, request.AddPrivateKey, request.RemovePrivateKey);
        var provider = await providers.Find(request.SAMLProviderArn, context);
        var document = request.SAMLMetadataDocument ?? throw Errors.InvalidInput("Unable to update identity provider. No updates are defined for metadata or encryption assertion.");
        var (entity, validUntil) = providers.Read(document);
        (provider.MetadataDocument, provider.EntityId, provider.SigningCertificates, provider.ValidUntil) = (document, entity.EntityId, entity.SigningCertificates, validUntil);
        await db.SaveChangesAsync(context.Cancellation);
        return new() { SAMLProviderArn = request.SAMLProviderArn };
    }
}
