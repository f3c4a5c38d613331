using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html">GetSAMLProvider</see></summary>
internal sealed class GetSAMLProvider(IamSamlProviders providers) : IOperation<GetSAMLProviderRequest, GetSAMLProviderResponse>
{
    public async Task<GetSAMLProviderResponse> Handle(GetSAMLProviderRequest request, OperationContext context)
    {
        var provider = await providers.Find(request.SAMLProviderArn, context);
        return new() { SAMLMetadataDocument = provider.MetadataDocument, CreateDate = provider.CreateDate, ValidUntil = provider.ValidUntil, Tags = IamTags.Shape(provider.Tags) };
    }
}
