using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>A risk configuration as it is edited, and the requests that write it.</summary>
public sealed record RiskForm
{
    /// <summary>OFF, AUDIT or ENFORCED: of the pool, whichever client is looked at.</summary>
    public string Mode { get; set; } = AdvancedSecurityModeType.Off;

    /// <summary>The same for custom authentication.</summary>
    public string CustomMode { get; set; } = AdvancedSecurityModeType.Off;

    public bool IsOn => Mode != AdvancedSecurityModeType.Off || CustomMode != AdvancedSecurityModeType.Off;

    public bool BlocksCompromised { get; set; }
    public bool AtSignIn { get; set; } = true;
    public bool AtSignUp { get; set; } = true;
    public bool AtPasswordChange { get; set; } = true;
    public RiskAction Low { get; set; } = new();
    public RiskAction Medium { get; set; } = new();
    public RiskAction High { get; set; } = new();
    public string From { get; set; } = "";
    public string ReplyTo { get; set; } = "";
    public string SourceArn { get; set; } = "";
    public IReadOnlyList<string> Blocked { get; set; } = [];
    public IReadOnlyList<string> Skipped { get; set; } = [];

    public NotifyText Blocking { get; set; } = new();
    public NotifyText AskingMfa { get; set; } = new();
    public NotifyText Allowing { get; set; } = new();

    public bool Notifies => Low.Notify || Medium.Notify || High.Notify;

    public static RiskForm Of(UserPoolType pool, RiskConfigurationType? risk)
    {
        var compromised = risk?.CompromisedCredentialsRiskConfiguration;
        var takeover = risk?.AccountTakeoverRiskConfiguration;
        var events = compromised?.EventFilter is { Count: > 0 } filter ? filter : EventFilterType.Values;
        return new()
        {
            Mode = pool.UserPoolAddOns?.AdvancedSecurityMode ?? AdvancedSecurityModeType.Off,
            CustomMode = pool.UserPoolAddOns?.AdvancedSecurityAdditionalFlows?.CustomAuthMode ?? AdvancedSecurityModeType.Off,
            BlocksCompromised = compromised?.Actions.EventAction == CompromisedCredentialsEventActionType.Block,
            AtSignIn = events.Contains(EventFilterType.SignIn),
            AtSignUp = events.Contains(EventFilterType.SignUp),
            AtPasswordChange = events.Contains(EventFilterType.PasswordChange),
            Low = RiskAction.Of(takeover?.Actions.LowAction),
            Medium = RiskAction.Of(takeover?.Actions.MediumAction),
            High = RiskAction.Of(takeover?.Actions.HighAction),
            From = takeover?.NotifyConfiguration?.From ?? "",
            ReplyTo = takeover?.NotifyConfiguration?.ReplyTo ?? "",
            SourceArn = takeover?.NotifyConfiguration?.SourceArn ?? "",
            Blocked = risk?.RiskExceptionConfiguration?.BlockedIPRangeList ?? [],
            Skipped = risk?.RiskExceptionConfiguration?.SkippedIPRangeList ?? [],
            Blocking = NotifyText.Of(takeover?.NotifyConfiguration?.BlockEmail),
            AskingMfa = NotifyText.Of(takeover?.NotifyConfiguration?.MfaEmail),
            Allowing = NotifyText.Of(takeover?.NotifyConfiguration?.NoActionEmail),
        };
    }

    public UpdateUserPoolRequest ToPool(UserPoolType pool) => PoolMapping.Update(pool, PoolMapping.Form(pool)) with
    {
        UserPoolAddOns = new()
        {
            AdvancedSecurityMode = Mode,
            AdvancedSecurityAdditionalFlows = CustomMode == AdvancedSecurityModeType.Off ? null : new() { CustomAuthMode = CustomMode },
        },
        UserPoolTier = IsOn ? UserPoolTierType.Plus : pool.UserPoolTier,
    };

    public SetRiskConfigurationRequest ToRisk(string poolId, string? clientId) => new()
    {
        UserPoolId = poolId,
        ClientId = clientId,
        CompromisedCredentialsRiskConfiguration = new()
        {
            EventFilter = Events(),
            Actions = new() { EventAction = BlocksCompromised ? CompromisedCredentialsEventActionType.Block : CompromisedCredentialsEventActionType.NoAction },
        },
        AccountTakeoverRiskConfiguration = new()
        {
            Actions = new() { LowAction = Low.ToShape(), MediumAction = Medium.ToShape(), HighAction = High.ToShape() },
            NotifyConfiguration = Notifies || SourceArn.Trim().Length > 0 ? Notifications() : null,
        },
        RiskExceptionConfiguration = Ranges(Blocked).Count + Ranges(Skipped).Count == 0 ? null : new() { BlockedIPRangeList = Ranges(Blocked), SkippedIPRangeList = Ranges(Skipped) },
    };

    /// <summary>A copy whose parts can be changed without changing these.</summary>
    public RiskForm Copy() => this with { Low = Low with { }, Medium = Medium with { }, High = High with { }, Blocking = Blocking with { }, AskingMfa = AskingMfa with { }, Allowing = Allowing with { } };

    public static IReadOnlyList<Change> Changes(RiskForm before, RiskForm after)
    {
        var changes = new ChangeList();
        Settings(changes, before, after);
        before.Blocking.Add(changes, "Email after a block", after.Blocking);
        before.AskingMfa.Add(changes, "Email after a second factor", after.AskingMfa);
        before.Allowing.Add(changes, "Email after a sign-in that was allowed", after.Allowing);
        return changes.Changes;
    }

    private NotifyConfigurationType Notifications() => new()
    {
        SourceArn = SourceArn.Trim(),
        From = Text(From),
        ReplyTo = Text(ReplyTo),
        BlockEmail = Blocking.ToShape(),
        MfaEmail = AskingMfa.ToShape(),
        NoActionEmail = Allowing.ToShape(),
    };

    private static void Settings(ChangeList changes, RiskForm before, RiskForm after) => changes
        .Add("Enforcement", ModeText(before.Mode), ModeText(after.Mode), after.Mode == AdvancedSecurityModeType.Off ? "No event is written and nothing is judged any more." : "Every attempt is written down and judged; the feature plan is Plus.")
        .Add("Enforcement of custom authentication", ModeText(before.CustomMode), ModeText(after.CustomMode), after.CustomMode == AdvancedSecurityModeType.Off ? "Sign-ins by functions are neither written down nor judged any more." : "Sign-ins by functions are written down and judged; the feature plan is Plus.")
        .Add("Known passwords are blocked", before.BlocksCompromised, after.BlocksCompromised, "Who signs in with a known password must reset it.")
        .Add("Known passwords are looked for", before.Events().Select(EventText), after.Events().Select(EventText))
        .Add("Low risk", before.Low.Text, after.Low.Text)
        .Add("Medium risk", before.Medium.Text, after.Medium.Text)
        .Add("High risk", before.High.Text, after.High.Text)
        .Add("Notifications from", before.From, after.From)
        .Add("Notifications reply to", before.ReplyTo, after.ReplyTo)
        .Add("Sender identity", before.SourceArn, after.SourceArn)
        .Add("Always blocked addresses", Ranges(before.Blocked), Ranges(after.Blocked), "Nobody signs in or up from there.")
        .Add("Never judged addresses", Ranges(before.Skipped), Ranges(after.Skipped));

    public static string ModeText(string mode) => mode switch
    {
        AdvancedSecurityModeType.Audit => "Audit only",
        AdvancedSecurityModeType.Enforced => "Full function",
        _ => "No enforcement",
    };

    private IReadOnlyList<string> Events() =>
        [.. new[] { (AtSignIn, EventFilterType.SignIn), (AtSignUp, EventFilterType.SignUp), (AtPasswordChange, EventFilterType.PasswordChange) }.Where(e => e.Item1).Select(e => e.Item2)];

    private static string EventText(string filter) => filter switch { EventFilterType.SignIn => "sign-in", EventFilterType.SignUp => "sign-up", _ => "password change" };

    private static IReadOnlyList<string> Ranges(IReadOnlyList<string> rows) => [.. rows.Where(r => r.Length > 0)];

    private static string? Text(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What happens at one level of risk.</summary>
public sealed record RiskAction
{
    public static readonly IReadOnlyList<Choice<string>> Choices =
    [
        new(AccountTakeoverEventActionType.NoAction, "Allow"),
        new(AccountTakeoverEventActionType.MfaIfConfigured, "Ask for a second factor where there is one"),
        new(AccountTakeoverEventActionType.MfaRequired, "Require a second factor"),
        new(AccountTakeoverEventActionType.Block, "Block"),
    ];

    public string Action { get; set; } = AccountTakeoverEventActionType.NoAction;
    public bool Notify { get; set; }

    public string Text => Choices.Single(c => c.Value == Action).Text + (Notify ? ", and tell the user" : "");

    public static RiskAction Of(AccountTakeoverActionType? action) => new() { Action = action?.EventAction ?? AccountTakeoverEventActionType.NoAction, Notify = action?.Notify ?? false };

    public AccountTakeoverActionType ToShape() => new() { EventAction = Action, Notify = Notify };
}
