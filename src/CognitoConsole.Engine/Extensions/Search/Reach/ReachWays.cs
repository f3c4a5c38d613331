using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;
using IdentityPool = CognitoConsole.Data.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.Extensions;

/// <summary>A way to a role's credentials.</summary>
/// <param name="Through">In words.</param>
/// <param name="Logins">Who takes it.</param>
/// <param name="IsAnyRole">It leads to whichever role lets them in: those that do not are no ways.</param>
internal sealed record ReachWay(string Through, string RoleArn, IReadOnlyList<ReachLogin> Logins, bool IsBasicFlow = false, bool IsAnyRole = false);

/// <summary>Finds the ways of a pool: in the enhanced flow the roles that it names, and any that a SAML provider may name; in the basic one every role; for whoever its trust policy lets in.</summary>
internal sealed class ReachWays(CognitoDbContext db, EngineOptions options)
{
    public async Task<IReadOnlyList<ReachWay>> Of(IdentityPool pool, OperationContext context)
    {
        var logins = ReachLogin.Of(pool, options).ToList();
        var ways = new List<ReachWay>();
        if (pool.AllowUnauthenticatedIdentities && pool.Roles.TryGetValue("unauthenticated", out var guests)) ways.Add(new("default role for guests", guests, [ReachLogin.Guest]));
        // A mapping that denies what it cannot decide never falls back to the default role.
        var defaults = logins.Where(l => MappingOf(pool, l) is not { AmbiguousRoleResolution: AmbiguousRoleResolutionType.Deny }).ToList();
        if (defaults.Count > 0 && pool.Roles.TryGetValue("authenticated", out var users)) ways.Add(new("default role for authenticated identities", users, defaults));
        foreach (var (key, mapping) in pool.RoleMappings)
        {
            var mapped = logins.Where(l => l.RoleMappingKey == ProviderNames.CanonicalKey(key, options)).ToList();
            if (mapped.Count > 0) ways.AddRange(await Mapped(key, mapping, mapped, context));
        }

        ways.AddRange(await Named(logins.Where(l => l.IsSaml && MappingOf(pool, l) is null).ToList(), context));
        if (pool.AllowClassicFlow) ways.AddRange(await Basic(pool, logins, context));
        return ways;
    }

    private async Task<IEnumerable<ReachWay>> Mapped(string provider, RoleMapping mapping, List<ReachLogin> logins, OperationContext context)
    {
        if (mapping.RulesConfiguration is { } rules)
            return rules.Rules.Select((r, i) => new ReachWay($"rule {i + 1} of {provider}: {r.Claim} {r.MatchType} {r.Value}", r.RoleARN, logins));
        if (ProviderNames.UserPoolId(provider[..Math.Max(provider.LastIndexOf(':'), 0)], options) is not { } userPoolId) return [];
        var groups = await db.Groups.AsNoTracking().Where(g => g.UserPoolId == userPoolId && g.RoleArn != null).OrderBy(g => g.GroupName).Select(g => new { g.GroupName, g.RoleArn }).ToListAsync(context.Cancellation);
        return groups.Select(g => new ReachWay($"group {g.GroupName} of {userPoolId}", g.RoleArn!, logins));
    }

    /// <summary>A SAML provider without a mapping may name any role that lets its people in.</summary>
    private async Task<IEnumerable<ReachWay>> Named(List<ReachLogin> logins, OperationContext context) => logins.Count == 0 ? []
        : (await RoleArn.All(db, context.AccountId, context.Cancellation)).SelectMany(_ => logins, (arn, login) => new ReachWay($"role that an assertion of {login.Name} names", arn, [login], IsAnyRole: true));

    /// <summary>With role mappings GetOpenIdToken is refused, and to SAML providers always; a developer's back end gets tokens all the same.</summary>
    private async Task<IEnumerable<ReachWay>> Basic(IdentityPool pool, List<ReachLogin> logins, OperationContext context)
    {
        var users = logins.Where(l => l.IsDeveloper || (pool.RoleMappings.Count == 0 && !l.IsSaml)).Select(l => l.InBasicFlow()).ToList();
        var guests = pool.AllowUnauthenticatedIdentities && pool.RoleMappings.Count == 0;
        return (await RoleArn.All(db, context.AccountId, context.Cancellation)).SelectMany(arn => new[]
        {
            new ReachWay("basic flow, guests", arn, guests ? [ReachLogin.Guest] : [], IsBasicFlow: true, IsAnyRole: true),
            new ReachWay("basic flow, authenticated identities", arn, users, IsBasicFlow: true, IsAnyRole: true),
        }).Where(w => w.Logins.Count > 0);
    }

    private RoleMapping? MappingOf(IdentityPool pool, ReachLogin login) =>
        pool.RoleMappings.FirstOrDefault(m => ProviderNames.CanonicalKey(m.Key, options) == login.RoleMappingKey).Value;
}
