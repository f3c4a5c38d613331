using System.Globalization;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html">ListPolicyVersions</see>, newest first.</summary>
internal sealed class ListPolicyVersions(IamRoles roles, PolicyVersions versions, Markers markers) : IOperation<ListPolicyVersionsRequest, ListPolicyVersionsResponse>
{
    public async Task<ListPolicyVersionsResponse> Handle(ListPolicyVersionsRequest request, OperationContext context)
    {
        var policy = await roles.Policy(request.PolicyArn, context);
        var before = markers.Open(request.Marker, request.PolicyArn) is { } marker ? int.Parse(marker, NumberStyles.None, CultureInfo.InvariantCulture) : int.MaxValue;
        var left = (await versions.Of(policy, context.Cancellation)).Where(v => v.Number < before).OrderByDescending(v => v.Number).ToList();
        var page = left.Take(request.MaxItems ?? left.Count).ToList();
        var more = page.Count < left.Count;
        return new()
        {
            Versions = [.. page.Select(v => PolicyVersions.Shape(policy, v))],
            IsTruncated = more,
            Marker = markers.Seal(more ? page[^1].Number.ToString(CultureInfo.InvariantCulture) : null, request.PolicyArn),
        };
    }
}
