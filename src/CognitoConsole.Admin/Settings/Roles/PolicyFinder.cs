using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Admin.Settings;

/// <summary>Managed policies by a part of their name, for a choice; the values are ARNs.</summary>
internal static class PolicyFinder
{
    private const int Shown = 20;

    public static async Task<(IReadOnlyList<Choice<string>> Found, bool More)> Find(string? text, Func<IRequest<ListPoliciesResponse>, Task<ListPoliciesResponse?>> send)
    {
        var found = new List<Choice<string>>();
        string? marker = null;
        do
        {
            if (await send(new ListPoliciesRequest { Marker = marker, MaxItems = 1000 }) is not { } page) break;
            found.AddRange(page.Policies.Where(p => text is null || p.PolicyName.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(p => new Choice<string>(p.Arn, p.PolicyName)));
            marker = page.Marker;
        }
        while (marker is not null && found.Count <= Shown);
        return ([.. found.Take(Shown)], found.Count > Shown);
    }
}
