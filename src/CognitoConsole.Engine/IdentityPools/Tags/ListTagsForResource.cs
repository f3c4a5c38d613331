using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListTagsForResource.html">ListTagsForResource</see></summary>
public sealed class ListTagsForResource(CognitoDbContext db) : IOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>
{
    public async Task<ListTagsForResourceResponse> Handle(ListTagsForResourceRequest request, OperationContext context) =>
        new() { Tags = (await TaggedIdentityPool.Find(db, request.ResourceArn, context)).Tags };
}
