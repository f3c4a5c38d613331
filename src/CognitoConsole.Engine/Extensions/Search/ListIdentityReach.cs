using System.Text.RegularExpressions;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.Sts;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>
/// Asks every role that the pool can hand out, twice: for an identity that is nobody in particular, and for the one that the resource names. What the first may do, all
/// may; what only the second may do is his own.
/// </summary>
internal sealed partial class ListIdentityReach(CognitoDbContext db, IdentityPoolDirectory pools, RoleSessions sessions, IdentityCredentials credentials, SimulatedSession session, EngineOptions options)
    : IOperation<ListIdentityReachRequest, ListIdentityReachResponse>
{
    private sealed record Way(string Through, string RoleArn, bool IsGuest);

    public async Task<ListIdentityReachResponse> Handle(ListIdentityReachRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var named = (request.ContextEntries ?? []).SelectMany(e => e.ContextKeyValues ?? []).Prepend(request.ResourceArn).Select(t => IdentityId().Match(t)).FirstOrDefault(m => m.Success)?.Value;
        var ways = new List<IdentityReach>();
        foreach (var way in await WaysOf(pool, context)) ways.Add(await Ask(pool, way, named, request, context));
        return new() { Ways = ways };
    }

    private async Task<List<Way>> WaysOf(IdentityPool pool, OperationContext context)
    {
        var ways = new List<Way>();
        if (pool.AllowUnauthenticatedIdentities && pool.Roles.TryGetValue("unauthenticated", out var guests)) ways.Add(new("default role for guests", guests, true));
        if (pool.Roles.TryGetValue("authenticated", out var users)) ways.Add(new("default role for authenticated identities", users, false));
        foreach (var (provider, mapping) in pool.RoleMappings)
        {
            if (mapping.RulesConfiguration is { } rules)
            {
                ways.AddRange(rules.Rules.Select((r, i) => new Way($"rule {i + 1} of {provider}: {r.Claim} {r.MatchType} {r.Value}", r.RoleARN, false)));
            }
            else if (ProviderNames.UserPoolId(provider[..Math.Max(provider.LastIndexOf(':'), 0)], options) is { } userPoolId)
            {
                var groups = await db.Groups.AsNoTracking().Where(g => g.UserPoolId == userPoolId && g.RoleArn != null).OrderBy(g => g.GroupName).Select(g => new { g.GroupName, g.RoleArn }).ToListAsync(context.Cancellation);
                ways.AddRange(groups.Select(g => new Way($"group {g.GroupName} of {userPoolId}", g.RoleArn!, false)));
            }
        }

        return ways;
    }

    private async Task<IdentityReach> Ask(IdentityPool pool, Way way, string? named, ListIdentityReachRequest request, OperationContext context)
    {
        var role = await sessions.Find(way.RoleArn, context);
        if (role is null) return new() { Through = way.Through, RoleArn = way.RoleArn, IsUsable = false, Reach = "None" };
        var anybody = Token(pool, way, $"{pool.Region}:{Guid.Empty}");
        var isUsable = credentials.IsTrusted(role, anybody, IdentityCredentials.SessionName, new Caller.Anonymous(), context.AccountId);
        var all = Decide(role, anybody, request, context);
        var own = all.EvalDecision == "allowed" || named is null ? all : Decide(role, Token(pool, way, named), request, context);
        var isOwn = all.EvalDecision != "allowed" && own.EvalDecision == "allowed";
        return new()
        {
            Through = way.Through,
            RoleArn = way.RoleArn,
            IsUsable = isUsable,
            Reach = all.EvalDecision == "allowed" ? "All" : isOwn ? "OneIdentity" : "None",
            IdentityId = isOwn ? named : null,
            Statement = own.MatchedStatements.FirstOrDefault(),
        };
    }

    private static IdentityToken Token(IdentityPool pool, Way way, string identityId) => new(identityId, pool.Id, [way.IsGuest ? IdentityToken.Unauthenticated : IdentityToken.Authenticated]);

    private EvaluationResult Decide(RoleEntry role, IdentityToken token, ListIdentityReachRequest request, OperationContext context) =>
        session.Ask(role, token, [request.ActionName], [request.ResourceArn], request.ContextEntries, context)[0];

    [GeneratedRegex("[a-z]{2,3}(-[a-z]+)+-[0-9]:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex IdentityId();
}
