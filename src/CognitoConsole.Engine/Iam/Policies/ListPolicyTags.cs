using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html">ListPolicyTags</see>, by key.</summary>
internal sealed class ListPolicyTags(IamRoles roles, Markers markers) : IOperation<ListPolicyTagsRequest, ListPolicyTagsResponse>
{
    public async Task<ListPolicyTagsResponse> Handle(ListPolicyTagsRequest request, OperationContext context)
    {
        var policy = await roles.Policy(request.PolicyArn, context);
        var (tags, marker) = IamTags.Page(policy.Tags, markers.Open(request.Marker, request.PolicyArn), request.MaxItems);
        return new() { Tags = tags, IsTruncated = marker is not null, Marker = markers.Seal(marker, request.PolicyArn) };
    }
}
