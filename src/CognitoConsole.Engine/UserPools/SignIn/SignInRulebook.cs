using System.Globalization;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The rules of a sign-in in plain words, in the order in which it meets them: for whoever has to help.</summary>
public sealed class SignInRulebook(PoolDirectory pools, SoftwareTokens tokens, RiskDirectory risks, TimeProvider clock)
{
    public async Task<IReadOnlyList<SignInRule>> Rules(ClientEntry entry, CognitoUser user, CancellationToken cancellation)
    {
        var pages = await LoginPages(entry, cancellation);
        var rules = new List<SignInRule> { Flow(entry.Client, pages.Outcome == SignInRuleOutcome.Passed), Password(user), Lock(user), Enabled(user), StatusOf(user) };
        if (user.UserStatus == UserStatusType.ForceChangePassword)
        {
            rules.Add(Temporary(entry.Pool, user));
            rules.Add(Attributes(entry.Pool, user));
        }

        rules.Add(await SecondFactor(entry.Pool, user, cancellation));
        if (ThreatMode.IsOn(entry.Pool, isCustom: false)) rules.Add(await Risk(entry, cancellation));
        rules.Add(Recover(entry.Pool, user));
        rules.Add(pages);
        return rules;
    }

    private static SignInRule Flow(UserPoolClient client, bool hasPages)
    {
        var flows = client.ExplicitAuthFlows;
        var isOldKind = !flows.Any(f => f.StartsWith("ALLOW_", StringComparison.Ordinal)) && !flows.Contains(ExplicitAuthFlowsType.CustomAuthFlowOnly);
        var ways = new List<string>();
        if (isOldKind || flows.Contains(ExplicitAuthFlowsType.AllowUserSrpAuth)) ways.Add("secure remote password (SRP)");
        if (flows.Contains(ExplicitAuthFlowsType.AllowUserPasswordAuth) || flows.Contains(ExplicitAuthFlowsType.UserPasswordAuth)) ways.Add("user name and password");
        if (flows.Contains(ExplicitAuthFlowsType.AllowAdminUserPasswordAuth) || flows.Contains(ExplicitAuthFlowsType.AdminNoSrpAuth)) ways.Add("user name and password from a server");
        if (flows.Contains(ExplicitAuthFlowsType.AllowUserAuth)) ways.Add("choice of factor");
        return ways.Count > 0
            ? Passed(SignInRules.Flow, $"The app client allows {string.Join(", ", ways)}. An app that uses another flow is refused.")
            : hasPages ? new(SignInRules.Flow, SignInRuleOutcome.Step, "The app client allows no flow through the API: people sign in at the login pages alone.")
            : Failed(SignInRules.Flow, "The app client allows no flow with a password, and has no login pages: every attempt is refused.");
    }

    private static SignInRule Password(CognitoUser user) => user.PasswordVerifier is not null ? Passed(SignInRules.Password, "The user has a password.")
        : Passwords.HasPassword(user) ? Passed(SignInRules.Password, "The user has the password of the import. Secure remote password (SRP) refuses it until it was used once in another flow or at the login pages.")
        : Failed(SignInRules.Password, "The user has no password, so that every password is wrong.");

    private SignInRule Lock(CognitoUser user)
    {
        if (user.LockedUntil > clock.GetUtcNow())
            return Failed(SignInRules.Lock, $"After {user.FailedAttempts} failed attempts, every attempt is refused until {Time(user.LockedUntil.Value)}, even with the right password.");
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
        _ => Failed(SignInRules.Status, $"The account is {user.UserStatus}: it does not sign in with a password."),
    };

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
        if (PoolFactors.HasTotp(pool) && await tokens.IsVerified(user, cancellation)) return new(SignInRules.SecondFactor, SignInRuleOutcome.Step, "A code of the authenticator app is asked for.");
        if (PoolFactors.AutomaticFor(pool, user) is [var automatic, ..]) return new(SignInRules.SecondFactor, SignInRuleOutcome.Step, $"A second factor is required: {Factor(automatic)}.");
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
        ? Passed(SignInRules.Recovery, $"A forgotten password can be reset with a code to the verified {(attribute == "email" ? "e-mail address" : "phone number")}.")
        : new(SignInRules.Recovery, SignInRuleOutcome.Step, "A forgotten password can only be reset by an administrator: no verified address or number of the user is one of the pool's ways of recovery.");

    private async Task<SignInRule> LoginPages(ClientEntry entry, CancellationToken cancellation)
    {
        if (await pools.DomainOf(entry.Pool.Id, cancellation) is null) return new(SignInRules.LoginPages, SignInRuleOutcome.Step, "The user pool has no domain, so there are no login pages: only an app that calls the API can sign in.");
        return entry.Client is { AllowedOAuthFlowsUserPoolClient: true, CallbackURLs.Count: > 0 }
            ? Passed(SignInRules.LoginPages, "The login pages are there for this app client.")
            : new(SignInRules.LoginPages, SignInRuleOutcome.Step, "The app client does not use the login pages: only an app that calls the API can sign in.");
    }

    private static SignInRule Passed(string name, string text) => new(name, SignInRuleOutcome.Passed, text);

    private static SignInRule Failed(string name, string text) => new(name, SignInRuleOutcome.Failed, text);

    private static string Factor(string factor) => factor switch { PoolFactors.Sms => "a code by SMS", PoolFactors.Totp => "a code of the authenticator app", _ => "a code by e-mail" };

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
