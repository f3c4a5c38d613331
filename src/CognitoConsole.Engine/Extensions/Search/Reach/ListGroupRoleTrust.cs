using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.Sts;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;
using IdentityPool = CognitoConsole.Data.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.Extensions;

/// <summary>From a user pool to the identity pools that believe the roles in its tokens. There are few identity pools, so they are read; which of them it is stands in their settings.</summary>
internal sealed class ListGroupRoleTrust(CognitoDbContext db, PoolDirectory userPools, RoleSessions sessions, TrustOfRoles trust, OutsideSts outside, Access access, EngineOptions options)
    : IOperation<ListGroupRoleTrustRequest, ListGroupRoleTrustResponse>
{
    public async Task<ListGroupRoleTrustResponse> Handle(ListGroupRoleTrustRequest request, OperationContext context)
    {
        var userPool = await userPools.Pool(request.UserPoolId, context.Cancellation);
        var role = await sessions.Find(request.RoleArn, context);
        var found = new List<GroupRoleTrust>();
        foreach (var pool in await db.IdentityPools.AsNoTracking().OrderBy(p => p.Id).ToListAsync(context.Cancellation))
        {
            var logins = LoginsByToken(pool, userPool.Id).ToList();
            if (logins.Count == 0 || outside.Serves(pool) || !await MaySee(pool, context)) continue;
            found.AddRange(logins.Select(l => new GroupRoleTrust
            {
                IdentityPoolId = pool.Id,
                IdentityPoolName = pool.Name,
                ClientId = l.RoleMappingKey![(l.RoleMappingKey!.LastIndexOf(':') + 1)..],
                Refusal = trust.Ask(pool, role, l, context.AccountId).Refusal,
            }));
        }

        return new() { Trust = found };
    }

    private IEnumerable<ReachLogin> LoginsByToken(IdentityPool pool, string userPoolId)
    {
        var keys = pool.RoleMappings.Where(m => m.Value.Type == RoleMappingType.Token).Select(m => ProviderNames.CanonicalKey(m.Key, options)).ToHashSet();
        return keys.Count == 0 ? [] : ReachLogin.Of(pool, options).Where(l => keys.Contains(l.RoleMappingKey!) && ProviderNames.UserPoolId(l.Name, options) == userPoolId);
    }

    /// <summary>Who may change the group need not see every identity pool.</summary>
    private async Task<bool> MaySee(IdentityPool pool, OperationContext context) =>
        (await access.Decide(context.Caller, "cognito-console:ListRoleTrust", context.IdentityPoolArn(pool.Id), context.Cancellation)).IsAllowed;
}
