using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>One statement over the groups of the pool's user pools, of which each has at most 10,000.</summary>
internal sealed class ListGroupRoles(CognitoDbContext db, IdentityPoolDirectory pools, Access access, EngineOptions options) : IOperation<ListGroupRolesRequest, ListGroupRolesResponse>
{
    public async Task<ListGroupRolesResponse> Handle(ListGroupRolesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var userPools = new List<string>();
        // Who may see the identity pool need not see the groups of every user pool that it names.
        foreach (var id in pool.CognitoIdentityProviders.Select(p => ProviderNames.UserPoolId(p.ProviderName!, options)).OfType<string>().Distinct())
            if ((await access.Decide(context.Caller, "cognito-idp:ListGroups", context.UserPoolArn(id), context.Cancellation)).IsAllowed) userPools.Add(id);
        if (userPools.Count == 0) return new() { Roles = [] };
        var roles = await db.Groups.AsNoTracking().Where(g => userPools.Contains(g.UserPoolId) && g.RoleArn != null)
            .GroupBy(g => new { g.UserPoolId, g.RoleArn })
            .Select(g => new { g.Key.UserPoolId, g.Key.RoleArn, GroupName = g.Min(x => x.GroupName), Groups = g.Count() })
            .ToListAsync(context.Cancellation);
        return new()
        {
            Roles = [.. roles.GroupBy(r => r.UserPoolId).SelectMany(p => p.OrderByDescending(r => r.Groups).ThenBy(r => r.GroupName, StringComparer.Ordinal).Take(ListGroupRolesRequest.Most))
                .Select(r => new GroupRole { UserPoolId = r.UserPoolId, RoleArn = r.RoleArn!, GroupName = r.GroupName!, Groups = r.Groups })],
        };
    }
}
