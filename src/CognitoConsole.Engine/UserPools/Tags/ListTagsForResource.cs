using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListTagsForResource.html">ListTagsForResource</see></summary>
public sealed class ListTagsForResource(CognitoDbContext db) : IOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>
{
    public async Task<ListTagsForResourceResponse> Handle(ListTagsForResourceRequest request, OperationContext context) =>
        new() { Tags = (await TaggedPool.Find(db, request.ResourceArn, context)).Tags };
}
