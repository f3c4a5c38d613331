using System.Globalization;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The rules of a sign-in in plain words, in the order in which it meets them: for whoever has to help.</summary>
public sealed class SignInRulebook(PoolDirectory pools, SoftwareTokens tokens, RiskDirectory risks, SignInWays ways, TriggerRefusals refusals, TimeProvider clock)
{
    /// <summary>A rule that closes one way while another is open does not fail: it is a step, as the person has to come by the other way.</summary>
    public async Task<(IReadOnlyList<SignInWay> Ways, IReadOnlyList<SignInRule> Rules)> Explain(ClientEntry entry, CognitoUser user, CancellationToken cancellation)
    {
        var pool = entry.Pool;
        var (noPages, factor) = (await NoPages(entry, cancellation), await SecondFactor(pool, user, cancellation));
        var (locked, enabled, status) = (Lock(user), Enabled(user), StatusOf(user));
        var isExternal = user.UserStatus == UserStatusType.ExternalProvider;
        var pages = LoginPages(entry, noPages, isExternal);
        var hasPages = noPages is null && LoginProviders.Offers(entry.Client, LoginProviders.UserPool);
        var temporary = user.UserStatus == UserStatusType.ForceChangePassword ? Temporary(pool, user) : null;
        var account = new SignInWays.Account(Problem(enabled) ?? Problem(status) ?? (isExternal ? status.Text : null), Problem(locked), Problem(temporary), Problem(factor), factor.Outcome == SignInRuleOutcome.Step, hasPages)
        {
            ClosedToProviders = Problem(enabled) ?? (user.UserStatus == UserStatusType.Unconfirmed ? Problem(status) : null),
            NoPages = noPages is null ? null : "People come to a provider from login pages, and this app client has none.",
        };
        var open = await ways.Of(entry, user, account, cancellation);
        var (providers, triggers) = (Providers(open, isExternal), await refusals.Rule(entry, user, cancellation));
        // Nothing of a password is asked of whom a provider lets in, nor a second factor; and no other way is one.
        if (isExternal) return ([.. open.Where(w => w.Provider is not null)], Judged(open, [enabled, status, providers, triggers, pages]));
        return (open, Judged(open,
        [
            Flow(entry, hasPages), Password(user), locked, enabled, status, providers, temporary, temporary is null ? null : Attributes(pool, user), triggers, factor,
            ThreatMode.IsOn(pool, isCustom: false) ? await Risk(entry, cancellation) : null, Recover(pool, user), pages,
        ]));
    }

    private static List<SignInRule> Judged(IReadOnlyList<SignInWay> open, IEnumerable<SignInRule?> asked)
    {
        var rules = asked.OfType<SignInRule>().ToList();
        if (open.Any(w => w.Closed is null)) return [.. rules.Select(r => r.Outcome == SignInRuleOutcome.Failed ? r with { Outcome = SignInRuleOutcome.Step } : r)];
        // What user and client have does not fit together, though each is well by itself.
        if (rules.All(r => r.Outcome != SignInRuleOutcome.Failed)) rules[0] = Failed(SignInRules.Flow, $"{rules[0].Text} None of it is open to this user.");
        return rules;
    }

    private static string? Problem(SignInRule? rule) => rule?.Outcome == SignInRuleOutcome.Failed ? rule.Text : null;

    private static SignInRule Flow(ClientEntry entry, bool hasPages)
    {
        var allowed = new[]
        {
            (AuthFlowType.UserSrpAuth, "secure remote password (SRP)"), (AuthFlowType.UserPasswordAuth, "user name and password"), (AuthFlowType.AdminUserPasswordAuth, "user name and password from a server"),
            (AuthFlowType.UserAuth, "choice of factor"), (AuthFlowType.CustomAuth, "custom authentication"),
        }.Where(f => ClientFlows.Allows(entry, f.Item1)).Select(f => f.Item2).ToList();
        return allowed.Count > 0 ? Passed(SignInRules.Flow, $"The app client allows {string.Join(", ", allowed)}. An app that uses another flow is refused.")
            : hasPages ? new(SignInRules.Flow, SignInRuleOutcome.Step, "The app client allows no flow through the API: people sign in at the login pages alone.")
            : Failed(SignInRules.Flow, "The app client allows no flow, and has no login pages: every attempt is refused.");
    }

    private static SignInRule Password(CognitoUser user) => user.PasswordVerifier is not null ? Passed(SignInRules.Password, "The user has a password.")
        : Passwords.HasPassword(user) ? Passed(SignInRules.Password, "The user has the password of the import. Secure remote password (SRP) refuses it until it was used once in another flow or at the login pages.")
        : Failed(SignInRules.Password, "The user has no password: whatever is entered for one is wrong.");

    private SignInRule Lock(CognitoUser user)
    {
        if (user.LockedUntil > clock.GetUtcNow())
            return Failed(SignInRules.Lock, $"After {user.FailedAttempts} failed attempts, passwords and codes are refused until {Time(user.LockedUntil.Value)}, even the right ones.");
        return Passed(SignInRules.Lock, user.FailedAttempts > 0
            ? string.Create(CultureInfo.InvariantCulture, $"Not locked; {user.FailedAttempts} failed {(user.FailedAttempts == 1 ? "attempt" : "attempts")} so far, the last at {Time(user.LastFailedAt ?? clock.GetUtcNow())}.")
            : "Not locked, and no failed attempts.");
    }

    private static SignInRule Enabled(CognitoUser user) => user.Enabled ? Passed(SignInRules.Enabled, "The account is enabled.") : Failed(SignInRules.Enabled, "The account is disabled.");

    private static SignInRule StatusOf(CognitoUser user) => user.UserStatus switch
    {
        UserStatusType.Confirmed => Passed(SignInRules.Status, "The account is confirmed."),
        UserStatusType.Unconfirmed => Failed(SignInRules.Status, "The account is not confirmed: the code of the sign-up was never entered."),
        UserStatusType.ResetRequired => Failed(SignInRules.Status, "A new password must be chosen with a code before the next sign-in."),
        UserStatusType.ForceChangePassword => new(SignInRules.Status, SignInRuleOutcome.Step, "The password is a temporary one: a new one is asked for at the next sign-in."),
        UserStatusType.ExternalProvider => new(SignInRules.Status, SignInRuleOutcome.Step, "The account signs in through identity providers alone: no password, code or passkey of the user pool lets it in."),
        _ => Failed(SignInRules.Status, $"The account is {user.UserStatus}: it does not sign in with a password."),
    };

    private static SignInRule? Providers(IReadOnlyList<SignInWay> ways, bool isExternal)
    {
        var leading = ways.Where(w => w.Provider is not null).ToList();
        if (leading.Count == 0)
            return isExternal ? Failed(SignInRules.Providers, "No identity at a provider leads to this user: the provider was deleted, or the link removed. An administrator can link another identity, or set a password.") : null;
        var text = string.Join(" ", leading.Select(w => w.Closed is null ? $"{w.Provider} leads to this user, and the app client offers it." : $"{w.Provider} leads to this user. {w.Closed}"));
        return leading.Any(w => w.Closed is null) ? Passed(SignInRules.Providers, text) : Failed(SignInRules.Providers, text);
    }

    private SignInRule Temporary(UserPool pool, CognitoUser user)
    {
        var end = user.PasswordSetAt + PasswordRules.TemporaryValidity(pool);
        if (end is null) return Failed(SignInRules.TemporaryPassword, "No temporary password was ever set.");
        return end <= clock.GetUtcNow()
            ? Failed(SignInRules.TemporaryPassword, $"The temporary password expired at {Time(end.Value)}.")
            : Passed(SignInRules.TemporaryPassword, $"The temporary password is good until {Time(end.Value)}.");
    }

    private static SignInRule Attributes(UserPool pool, CognitoUser user) => SignInSteps.MissingAttributes(pool, user) is { Count: > 0 } missing
        ? new(SignInRules.RequiredAttributes, SignInRuleOutcome.Step, $"Required attributes are missing and asked for with the new password: {string.Join(", ", missing)}. An app that does not send them is refused.")
        : Passed(SignInRules.RequiredAttributes, "No required attribute is missing.");

    private async Task<SignInRule> SecondFactor(UserPool pool, CognitoUser user, CancellationToken cancellation)
    {
        if (pool.MfaConfiguration == UserPoolMfaType.Off) return Passed(SignInRules.SecondFactor, "The user pool asks for no second factor.");
        var active = PoolFactors.ActiveFor(pool, user);
        if (active.Count > 0) return new(SignInRules.SecondFactor, SignInRuleOutcome.Step, $"A second factor is asked for: {string.Join(" or ", active.Select(Factor))}.");
        if (pool.MfaConfiguration == UserPoolMfaType.Optional) return Passed(SignInRules.SecondFactor, "A second factor is optional, and the user has switched on none.");
        if (PoolFactors.Unasked(pool, user, await tokens.IsVerified(user, cancellation)) is { } unasked) return new(SignInRules.SecondFactor, SignInRuleOutcome.Step, $"A second factor is required: {Factor(unasked)}.");
        return SecondFactors.ForSetup(pool).Count > 0
            ? new(SignInRules.SecondFactor, SignInRuleOutcome.Step, "A second factor is required and the user has none: it is set up during the sign-in. An app that cannot do that ends here.")
            : Failed(SignInRules.SecondFactor, "A second factor is required, the user has none, and none can be set up during the sign-in.");
    }

    private async Task<SignInRule> Risk(ClientEntry entry, CancellationToken cancellation)
    {
        if (!ThreatMode.IsEnforced(entry.Pool, isCustom: false)) return Passed(SignInRules.Risk, "Threat protection only looks on.");
        var settings = await risks.For(entry, cancellation);
        var acts = new[] { settings.AccountTakeoverRiskConfiguration?.Actions.LowAction, settings.AccountTakeoverRiskConfiguration?.Actions.MediumAction, settings.AccountTakeoverRiskConfiguration?.Actions.HighAction }
            .Any(a => a is not null && a.EventAction != AccountTakeoverEventActionType.NoAction);
        var blocks = settings.RiskExceptionConfiguration?.BlockedIPRangeList is { Count: > 0 };
        return acts || blocks
            ? new(SignInRules.Risk, SignInRuleOutcome.Step, "Threat protection may stop the sign-in, by the address and the device that it comes from. The sign-in history says what it has stopped.")
            : Passed(SignInRules.Risk, "Threat protection stops no sign-in by its risk.");
    }

    private static SignInRule Recover(UserPool pool, CognitoUser user) => Recovery.Attribute(pool, user) is { } attribute
        ? Passed(SignInRules.Recovery, $"A forgotten password can be reset with a code to the verified {(attribute == "email" ? "email address" : "phone number")}.")
        : new(SignInRules.Recovery, SignInRuleOutcome.Step, "A forgotten password can only be reset by an administrator: no verified address or number of the user is one of the pool's ways of recovery.");

    private async Task<string?> NoPages(ClientEntry entry, CancellationToken cancellation) =>
        await pools.DomainOf(entry.Pool.Id, cancellation) is null ? "The user pool has no domain, so there are no login pages: only an app that calls the API can sign in."
        : entry.Client is not { AllowedOAuthFlowsUserPoolClient: true, CallbackURLs.Count: > 0 } ? "The app client does not use the login pages: only an app that calls the API can sign in."
        : null;

    private static SignInRule LoginPages(ClientEntry entry, string? none, bool isExternal) =>
        none is not null ? new(SignInRules.LoginPages, isExternal ? SignInRuleOutcome.Failed : SignInRuleOutcome.Step, none)
        : isExternal || LoginProviders.Offers(entry.Client, LoginProviders.UserPool) ? Passed(SignInRules.LoginPages, "The login pages are there for this app client.")
        : new(SignInRules.LoginPages, SignInRuleOutcome.Step, "The login pages turn users of the pool away: COGNITO is not among the identity providers of the app client.");

    private static SignInRule Passed(string name, string text) => new(name, SignInRuleOutcome.Passed, text);

    private static SignInRule Failed(string name, string text) => new(name, SignInRuleOutcome.Failed, text);

    private static string Factor(string factor) => factor switch { PoolFactors.Sms => "a code by SMS", PoolFactors.Totp => "a code of the authenticator app", _ => "a code by email" };

    internal static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
