using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html">ListPolicyTags</see>, by key.</summary>
internal sealed class ListPolicyTags(IamRoles roles) : IOperation<ListPolicyTagsRequest, ListPolicyTagsResponse>
{
    public async Task<ListPolicyTagsResponse> Handle(ListPolicyTagsRequest request, OperationContext context)
    {
        var policy = await roles.Policy(request.PolicyArn, context);
        var (tags, marker) = IamTags.Page(policy.Tags, request.Marker, request.MaxItems);
        return new() { Tags = tags, IsTruncated = marker is not null, Marker = marker };
    }
}
