using System.Text.RegularExpressions;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.Sts;

namespace CognitoConsole.Engine.Extensions;

/// <summary>
/// Asks every role that people of the pool can get, for each kind of people who get it. What is not known of them (who they are, their tags) or of the request (condition keys that
/// were not entered) stays open, and where the answer hangs on it, it says so.
/// </summary>
internal sealed partial class ListIdentityReach(IdentityPoolDirectory pools, ReachWays ways, NamedIdentities identities, RoleSessions sessions, OutsideSts outside, TimeProvider clock) : IOperation<ListIdentityReachRequest, ListIdentityReachResponse>
{
    private const string Subject = ReachQuestion.Subject;
    private const string OwnSubject = $"${{{Subject}}}";

    public async Task<ListIdentityReachResponse> Handle(ListIdentityReachRequest request, OperationContext context)
    {
        SimulationRules.Demand([request.ActionName], [request.ResourceArn], request.ContextEntries);
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var named = await identities.Of(pool.Id, Named(request), context.Cancellation);
        var found = new List<IdentityReach>();
        foreach (var way in await ways.Of(pool, context)) found.AddRange(await Ask(pool, way, named, request, context));
        return new() { Ways = found };
    }

    /// <summary>Ids in the question, first whose request it is.</summary>
    private static List<(string Id, bool IsStated)> Named(ListIdentityReachRequest request)
    {
        var entries = request.ContextEntries ?? [];
        var texts = entries.OrderByDescending(IsSubject).SelectMany(e => (e.ContextKeyValues ?? []).Select(v => (Text: v, IsStated: IsSubject(e)))).Append((Text: request.ResourceArn, IsStated: false));
        return [.. texts.SelectMany(t => IdentityId().Matches(t.Text).Select(m => (m.Value, t.IsStated))).DistinctBy(n => n.Value)];

        static bool IsSubject(ContextEntry entry) => string.Equals(entry.ContextKeyName, Subject, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>One line for everybody who takes the way, unless it depends on the provider.</summary>
    private async Task<IEnumerable<IdentityReach>> Ask(IdentityPool pool, ReachWay way, IReadOnlyList<NamedIdentity> named, ListIdentityReachRequest request, OperationContext context)
    {
        // The basic flow's token is for the STS of this server.
        if (!way.IsBasicFlow && outside.Serves(pool))
            return way.IsAnyRole ? [] : [new() { Through = way.Through, RoleArn = way.RoleArn, IsBasicFlow = false, IsUsable = true, Reach = IdentityReach.Elsewhere, DependsOn = [] }];
        if (await sessions.Find(way.RoleArn, context) is not { } role)
            return [new() { Through = way.Through, RoleArn = way.RoleArn, IsBasicFlow = way.IsBasicFlow, IsUsable = false, Reach = IdentityReach.None, DependsOn = [] }];
        var answers = way.Logins
            .Select(l => (l.Name, Reach: Ask(way, new(pool.Id, role, l, way.IsBasicFlow, request.ActionName, request.ResourceArn, request.ContextEntries ?? [], context.AccountId, clock.GetUtcNow()), named)))
            // Which roles there are beside the pool's own is nobody's question but of those who get them.
            .Where(a => a.Reach.IsUsable || !way.IsAnyRole)
            .GroupBy(a => (a.Reach.IsUsable, a.Reach.Reach, a.Reach.IdentityId, a.Reach.Caveat, string.Join('\n', a.Reach.DependsOn)))
            .ToList();
        var isWhole = answers.Count == 1 && answers[0].Count() == way.Logins.Count;
        return answers.Select(g => g.First().Reach with { Through = isWhole ? way.Through : $"{way.Through} ({string.Join(", ", g.Select(a => a.Name).Distinct())})" });
    }

    private static IdentityReach Ask(ReachWay way, ReachQuestion question, IReadOnlyList<NamedIdentity> named)
    {
        var trust = question.Trust();
        var reach = new IdentityReach { Through = way.Through, RoleArn = way.RoleArn, IsBasicFlow = way.IsBasicFlow, IsUsable = trust.Truth != false, Reach = IdentityReach.None, DependsOn = [] };
        if (!reach.IsUsable) return reach;
        var stated = named.FirstOrDefault(n => n.IsStated);
        var all = question.Access(stated?.IdentityId);
        var answer = trust & all.Answer;
        reach = reach with { Statement = Shape(all.By) };
        if (answer.Truth == false) return reach;
        if (stated is not null) return Of(stated, question.Login, reach with { DependsOn = KeysOf(answer) });
        if (answer.Truth == true) return reach with { Reach = IdentityReach.All };

        if (named.Count > 0 && all.Answer.On.Contains(OwnSubject) && (trust & question.Access($"{named[0].IdentityId.Split(':')[0]}:{Guid.Empty}").Answer).Truth == false)
        {
            foreach (var one in named)
            {
                var own = question.Access(one.IdentityId);
                answer = trust & own.Answer;
                if (answer.Truth != false) return Of(one, question.Login, reach with { Statement = Shape(own.By), DependsOn = KeysOf(answer) });
            }

            return reach with { Statement = Shape(question.Access(named[0].IdentityId).By) };
        }

        return reach with { Reach = answer.On.Contains(OwnSubject) ? IdentityReach.OwnPart : IdentityReach.Depends, DependsOn = KeysOf(answer) };
    }

    /// <summary>What is its own only it can reach, if it is there and comes this way.</summary>
    private static IdentityReach Of(NamedIdentity one, ReachLogin login, IdentityReach reach) => one.Caveat(login) is { } caveat && caveat != IdentityReach.AfterSignIn
        ? reach with { Reach = IdentityReach.None, IdentityId = one.IdentityId, Caveat = caveat, DependsOn = [] }
        : reach with { Reach = IdentityReach.OneIdentity, IdentityId = one.IdentityId, Caveat = one.Caveat(login) };

    private static IReadOnlyList<string> KeysOf(Answer answer) =>
        [.. answer.On.Where(k => k != OwnSubject).Select(k => k.StartsWith("${", StringComparison.Ordinal) ? k[2..^1] : k).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static MatchedStatement? Shape(OpenStatement? by) => by is null ? null : StatementPositions.Shape(by.Policy, by.Index);

    [GeneratedRegex("[a-z]{2,3}(-[a-z]+)+-[0-9]:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex IdentityId();
}
