using CognitoConsole.Admin.UserPools;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Reports;

/// <summary>A number of the report, in the order of its table and its file.</summary>
/// <param name="Name">Its column in the file.</param>
/// <param name="List">Where the list is that it counts.</param>
public sealed record PoolFigure<TTotals>(string Title, string Name, Func<TTotals, long> Count, Func<TTotals, string> List);

public static class PoolFigure
{
    public static IReadOnlyList<PoolFigure<IdentityPoolTotals>> IdentityPool { get; } =
    [
        new("Authenticated", "authenticated", p => p.Totals.Authenticated, p => ConsoleUrls.Identities(p.IdentityPoolId, "Authenticated")),
        new("Guests", "guests", p => p.Totals.Guests, p => ConsoleUrls.Identities(p.IdentityPoolId, "Guest")),
        new("Disabled", "disabled", p => p.Totals.Disabled, p => ConsoleUrls.Identities(p.IdentityPoolId, "Disabled")),
    ];

    /// <param name="now">This month and the last one are counted.</param>
    public static IReadOnlyList<PoolFigure<UserPoolTotals>> UserPool(DateTimeOffset now)
    {
        var month = DateOnly.FromDateTime(now.UtcDateTime);
        return
        [
            new("Users", "users", p => p.Users, p => ConsoleUrls.Users(p.UserPoolId)),
            OfStatus("Confirmed", UserStatusType.Confirmed),
            OfStatus("Unconfirmed", UserStatusType.Unconfirmed),
            OfStatus("Must change password", UserStatusType.ForceChangePassword),
            OfStatus("Must reset password", UserStatusType.ResetRequired),
            OfStatus("External", UserStatusType.ExternalProvider),
            new("Disabled", "disabled", p => p.Disabled, p => ConsoleUrls.Users(p.UserPoolId, new UserFilter(UserFilter.Enabled, UserFilter.Exactly, "Disabled").ToString())),
            new("Active this month", "active this month", p => p.MonthlyActive, p => ConsoleUrls.CountedUsers(p.UserPoolId, ListCountedUsersRequest.Active, month)),
            new("Active last month", "active last month", p => p.ActiveLastMonth, p => ConsoleUrls.CountedUsers(p.UserPoolId, ListCountedUsersRequest.Active, month.AddMonths(-1))),
            new("With MFA", "with mfa", p => p.WithMfa, p => ConsoleUrls.CountedUsers(p.UserPoolId, ListCountedUsersRequest.Mfa)),
            OfFactor("Authenticator app", "SOFTWARE_TOKEN_MFA"),
            OfFactor("SMS", "SMS_MFA"),
            OfFactor("Email", "EMAIL_OTP"),
        ];
    }

    private static PoolFigure<UserPoolTotals> OfStatus(string title, string status) => new(
        title, status, p => p.Statuses.GetValueOrDefault(status), p => ConsoleUrls.Users(p.UserPoolId, new UserFilter(UserFilter.Status, UserFilter.Exactly, status).ToString()));

    private static PoolFigure<UserPoolTotals> OfFactor(string title, string factor) => new(
        title, factor, p => p.MfaFactors.GetValueOrDefault(factor), p => ConsoleUrls.CountedUsers(p.UserPoolId, ListCountedUsersRequest.Mfa, factor: factor));
}
