using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a judged sign-in has to do beyond its first factor.</summary>
public enum RiskDemand
{
    None,

    /// <summary>A second factor, where the user has one.</summary>
    MfaIfConfigured,

    /// <summary>A second factor; without one no sign-in.</summary>
    MfaRequired,
}

/// <summary>Judges attempts by the pool's risk configuration. While the mode is AUDIT, everything is judged and written down, and nothing stopped.</summary>
public sealed class ThreatProtection(
    CognitoDbContext db, AuthAttempt attempt, RiskDirectory risks, UserDirectory directory, CompromisedPasswords passwords, PasswordRange online, RiskNotifications notifications, OperationContext context, TimeProvider clock)
{
    /// <summary>The always-block list, before anything else is looked at.</summary>
    /// <param name="name">Whom the attempt names, so that the event finds its user; null for a sign-up.</param>
    /// <exception cref="Contracts.CognitoException">NotAuthorizedException: the address is on the list.</exception>
    public async Task DemandAddress(ClientEntry entry, string? name)
    {
        if (!ThreatMode.IsOn(entry.Pool, attempt.IsCustom)) return;
        var blocked = (await risks.For(entry, context.Cancellation)).RiskExceptionConfiguration?.BlockedIPRangeList;
        if (blocked is not { Count: > 0 } || EventOrigin.Of(context, entry.Client).Address is not { } address || !AddressRange.Contains(blocked, address)) return;
        attempt.RiskDecision = RiskDecisionType.Block;
        attempt.RiskLevel = RiskLevelType.High;
        if (name is { Length: > 0 } && await directory.Find(entry.Pool, name, context.Cancellation) is { } user) attempt.About(user);
        if (ThreatMode.IsEnforced(entry.Pool, attempt.IsCustom)) throw name is null ? Errors.SignUpBlocked() : Errors.ThreatBlocked();
    }

    /// <summary>True when the password is a known one and this event is to be stopped for it. What was found is in the event either way.</summary>
    /// <param name="filter"><see cref="EventFilterType"/>.</param>
    public async Task<bool> IsStopped(ClientEntry entry, string password, string filter)
    {
        if (!ThreatMode.IsOn(entry.Pool, attempt.IsCustom) || !(passwords.Contains(password) || await online.Contains(password, context.Cancellation))) return false;
        attempt.IsCompromised = true;
        var settings = (await risks.For(entry, context.Cancellation)).CompromisedCredentialsRiskConfiguration;
        return ThreatMode.IsEnforced(entry.Pool, attempt.IsCustom) && settings?.Actions.EventAction == CompromisedCredentialsEventActionType.Block
            && (settings.EventFilter is not { Count: > 0 } events || events.Contains(filter));
    }

    /// <exception cref="Contracts.CognitoException">InvalidPasswordException.</exception>
    public async Task DemandSafe(ClientEntry entry, string password, string filter)
    {
        if (await IsStopped(entry, password, filter)) throw Errors.CompromisedPassword();
    }

    /// <summary>Adaptive authentication: judges a sign-in whose first factor is proven, and tells the user where that is wanted.</summary>
    /// <exception cref="Contracts.CognitoException">NotAuthorizedException: the risk is one that the pool blocks.</exception>
    public async Task<RiskDemand> Judge(ClientEntry entry, CognitoUser user)
    {
        attempt.About(user);
        if (!ThreatMode.IsOn(entry.Pool, attempt.IsCustom)) return RiskDemand.None;
        var settings = await risks.For(entry, context.Cancellation);
        var origin = EventOrigin.Of(context, entry.Client);
        if (origin.Address is { } address && AddressRange.Contains(settings.RiskExceptionConfiguration?.SkippedIPRangeList, address)) return RiskDemand.None;
        if (RiskScore.Level(await Score(user, origin)) is not { } level) return RiskDemand.None;

        attempt.RiskLevel = level;
        attempt.RiskDecision = RiskDecisionType.AccountTakeover;
        var takeover = settings.AccountTakeoverRiskConfiguration;
        var action = level switch
        {
            RiskLevelType.Low => takeover?.Actions.LowAction,
            RiskLevelType.Medium => takeover?.Actions.MediumAction,
            _ => takeover?.Actions.HighAction,
        };
        if (action is null || !ThreatMode.IsEnforced(entry.Pool, attempt.IsCustom)) return RiskDemand.None;
        if (action.Notify == true) await notifications.Send(entry.Pool, entry.Client.ClientId, user, takeover!.NotifyConfiguration!, action.EventAction, origin, attempt.EventId, context.Cancellation);
        return action.EventAction switch
        {
            AccountTakeoverEventActionType.Block => throw Block(),
            AccountTakeoverEventActionType.MfaRequired => RiskDemand.MfaRequired,
            AccountTakeoverEventActionType.MfaIfConfigured => RiskDemand.MfaIfConfigured,
            _ => RiskDemand.None,
        };
    }

    /// <summary>The refusal of a sign-in whose risk asks for more than the user can give.</summary>
    public Contracts.CognitoException Block()
    {
        attempt.RiskDecision = RiskDecisionType.Block;
        return Errors.ThreatBlocked();
    }

    private async Task<int> Score(CognitoUser user, EventOrigin origin)
    {
        var now = clock.GetUtcNow();
        var history = await db.AuthEvents.AsNoTracking().Where(e => e.UserPoolId == user.UserPoolId && e.Username == user.Username)
            .OrderByDescending(e => e.EventId).Take(RiskScore.HistoryLength).ToListAsync(context.Cancellation);
        var failures = 0;
        if (origin.Address?.ToString() is { } address)
        {
            var since = now - RiskScore.FailureWindow;
            failures = await db.AuthEvents.Where(e => e.UserPoolId == user.UserPoolId && e.IpAddress == address && e.CreationDate > since && e.EventResponse == EventResponseType.Fail)
                .OrderBy(e => e.CreationDate).Take(RiskScore.AddressFailures).CountAsync(context.Cancellation);
        }

        return RiskScore.Of(origin, history, failures, now);
    }
}
