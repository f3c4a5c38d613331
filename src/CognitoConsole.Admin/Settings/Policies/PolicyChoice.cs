using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Admin.Settings;

/// <summary>Policies as an operator or an access key may have them.</summary>
internal static class PolicyChoice
{
    public static IReadOnlyList<Choice<string>> From(ListPoliciesResponse list) => [.. list.Policies.Select(p => new Choice<string>(p.PolicyName, p.PolicyName, p.Description))];
}
