using System.Net.Mail;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Meaning rules of a risk configuration.</summary>
internal static class RiskRules
{
    // From the mildest to the strictest.
    private static readonly string[] Actions =
        [AccountTakeoverEventActionType.NoAction, AccountTakeoverEventActionType.MfaIfConfigured, AccountTakeoverEventActionType.MfaRequired, AccountTakeoverEventActionType.Block];

    public static IEnumerable<Violation> Violations(SetRiskConfigurationRequest settings) =>
        Takeover(settings.AccountTakeoverRiskConfiguration)
            .Concat(Ranges(settings.RiskExceptionConfiguration?.BlockedIPRangeList, "blockedIPRangeList"))
            .Concat(Ranges(settings.RiskExceptionConfiguration?.SkippedIPRangeList, "skippedIPRangeList"));

    private static IEnumerable<Violation> Takeover(AccountTakeoverRiskConfigurationType? takeover)
    {
        if (takeover is null) yield break;
        var mildest = 0;
        foreach (var (level, action) in Levels(takeover.Actions))
        {
            if (action is null) continue;
            var path = $"accountTakeoverRiskConfiguration.actions.{char.ToLowerInvariant(level[0])}{level[1..]}Action";
            var strength = Array.IndexOf(Actions, action.EventAction);
            if (strength < mildest) yield return new(path, $"The action of the {level} risk level must not be weaker than that of a lower level.");
            mildest = Math.Max(mildest, strength);
            if (action.Notify == true && takeover.NotifyConfiguration is null) yield return new($"{path}.notify", "NotifyConfiguration is required when Notify is true.");
        }

        if (takeover.NotifyConfiguration is not { } notify) yield break;
        const string NotifyPath = "accountTakeoverRiskConfiguration.notifyConfiguration";
        if (IsBadAddress(notify.From)) yield return new($"{NotifyPath}.from", "Provided From email address is invalid");
        if (IsBadAddress(notify.ReplyTo)) yield return new($"{NotifyPath}.replyTo", "Provided ReplyTo email address is invalid");
        foreach (var (name, email) in new[] { ("blockEmail", notify.BlockEmail), ("mfaEmail", notify.MfaEmail), ("noActionEmail", notify.NoActionEmail) })
            if (email is { HtmlBody: null, TextBody: null }) yield return new($"{NotifyPath}.{name}", "Either HtmlBody or TextBody is required.");
    }

    private static (string Level, AccountTakeoverActionType? Action)[] Levels(AccountTakeoverActionsType actions) =>
        [(RiskLevelType.Low, actions.LowAction), (RiskLevelType.Medium, actions.MediumAction), (RiskLevelType.High, actions.HighAction)];

    private static IEnumerable<Violation> Ranges(IReadOnlyList<string>? ranges, string member) =>
        from range in ranges ?? []
        where AddressRange.Parse(range) is null
        select new Violation($"riskExceptionConfiguration.{member}", $"{range} is not a valid IP address range in CIDR notation.");

    private static bool IsBadAddress(string? address) =>
        address is not null && (address.AsSpan().IndexOfAny('\r', '\n') >= 0 || !MailAddress.TryCreate(address, out _));
}
