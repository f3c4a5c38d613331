using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.Iam;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.Extensions;

/// <summary>How a policy is shown.</summary>
internal static class PolicyView
{
    public static PolicyType Show(ManagedPolicy policy, string accountId, bool whole)
    {
        var isEdited = policy.IsBuiltIn && policy.Document != BuiltInPolicies.Text(policy.PolicyName);
        return new PolicyType
        {
            PolicyName = policy.PolicyName,
            PolicyArn = policy.Arn(accountId),
            Description = policy.Description,
            IsBuiltIn = policy.IsBuiltIn,
            IsEdited = isEdited,
            UpdateDate = policy.IsBuiltIn && !isEdited ? null : policy.UpdateDate,
            Document = whole ? policy.Document : null,
            Version = whole ? policy.Version : null,
        };
    }
}
