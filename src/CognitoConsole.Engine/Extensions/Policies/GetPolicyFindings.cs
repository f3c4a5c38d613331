using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.Extensions;

internal sealed class GetPolicyFindings(PolicyFindings findings) : IOperation<GetPolicyFindingsRequest, GetPolicyFindingsResponse>
{
    public async Task<GetPolicyFindingsResponse> Handle(GetPolicyFindingsRequest request, OperationContext context)
    {
        var (kind, most) = request.PolicyType switch
        {
            PolicyPlace.Trust => (PolicyKind.Trust, IamRoles.MaxTrust),
            PolicyPlace.Managed => (PolicyKind.Identity, PolicyDocument.MaxManaged),
            _ => (PolicyKind.Identity, PolicyDocument.MaxInline),
        };
        var forGuests = request.AssumeRolePolicyDocument is { } trust && GuestRoles.LetsGuestsIn(trust);
        return new() { Findings = await findings.Of(request.PolicyDocument, kind, most, forGuests, context) };
    }
}
