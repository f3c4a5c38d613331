using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Extensions;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Functions that a sign-in asks on its way, and that may refuse it: nobody can say beforehand whom.</summary>
public sealed class TriggerRefusals(CognitoDbContext db, InvocationLog log)
{
    private static readonly string[] Always = [TriggerSlots.PreAuthentication, TriggerSlots.PostAuthentication, TriggerSlots.PreTokenGeneration];
    private static readonly string[] OfProviders = [TriggerSlots.InboundFederation];
    private static readonly string[] OfCustom = [TriggerSlots.DefineAuthChallenge, TriggerSlots.CreateAuthChallenge, TriggerSlots.VerifyAuthChallengeResponse];

    /// <summary>Null when the pool has none.</summary>
    public async Task<SignInRule?> Rule(ClientEntry entry, CognitoUser user, CancellationToken cancellation)
    {
        string[] asked = [.. entry.Client.SupportedIdentityProviders.Any(p => p != LoginProviders.UserPool) ? OfProviders : [], .. Always, .. ClientFlows.Allows(entry, AuthFlowType.CustomAuth) ? OfCustom : []];
        List<string> set = [.. asked.Where(t => TriggerSlots.Find(entry.Pool.LambdaConfig, t) is not null)];
        if (set.Count == 0) return null;
        await log.Flush(cancellation);
        // The text of the refusal is not told: it may hold what only a reader of the invocation may see.
        var last = await db.FunctionInvocations.AsNoTracking()
            .Where(i => i.UserPoolId == entry.Pool.Id && i.Username == user.Username && i.Outcome != FunctionOutcomes.Succeeded && set.Contains(i.Trigger))
            .OrderByDescending(i => i.Id).Select(i => new { i.Id, i.Trigger, i.At, i.Outcome }).FirstOrDefaultAsync(cancellation);
        var text = $"{(set.Count == 1 ? "A function of the user pool may refuse anybody" : "Functions of the user pool may refuse anybody")}: {string.Join(", ", set)}.";
        return last is null ? new(SignInRules.Triggers, SignInRuleOutcome.Step, $"{text} The log knows of no refusal of this user.")
            : new(SignInRules.Triggers, SignInRuleOutcome.Step, $"{text} {last.Trigger} {(last.Outcome == FunctionOutcomes.FunctionError ? "refused" : "failed for")} this user at {SignInRulebook.Time(last.At)}.") { InvocationId = last.Id };
    }
}
