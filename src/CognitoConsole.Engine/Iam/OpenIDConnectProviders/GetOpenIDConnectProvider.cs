using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html">GetOpenIDConnectProvider</see></summary>
internal sealed class GetOpenIDConnectProvider(OpenIdConnectProviders providers) : IOperation<GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderResponse>
{
    public async Task<GetOpenIDConnectProviderResponse> Handle(GetOpenIDConnectProviderRequest request, OperationContext context)
    {
        var provider = await providers.Find(request.OpenIDConnectProviderArn, context);
        return new()
        {
            Url = provider.Url,
            ClientIDList = provider.ClientIds,
            ThumbprintList = provider.Thumbprints,
            CreateDate = provider.CreateDate,
            Tags = provider.Tags.Count == 0 ? null : [.. provider.Tags.Select(t => new Tag { Key = t.Key, Value = t.Value })],
        };
    }
}
