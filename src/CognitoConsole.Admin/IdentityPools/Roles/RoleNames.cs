using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>The roles that a page offers, by ARN.</summary>
public sealed record RoleNames(IReadOnlyList<Choice<string>> Choices)
{
    /// <summary>All roles; those read so far when the operator may not list them.</summary>
    public static async Task<RoleNames> Read(Func<IRequest<ListRolesResponse>, Task<ListRolesResponse?>> send)
    {
        var roles = new List<Choice<string>>();
        string? marker = null;
        do
        {
            if (await send(new ListRolesRequest { Marker = marker }) is not { } page) break;
            roles.AddRange(page.Roles.Select(r => new Choice<string>(r.Arn, r.RoleName)));
            marker = page.Marker;
        }
        while (marker is not null);
        return new RoleNames(roles);
    }
}
