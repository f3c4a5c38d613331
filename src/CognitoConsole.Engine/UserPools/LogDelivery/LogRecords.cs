using System.Globalization;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// The records of log delivery, member for member as AWS writes them: every value is text, and what is not known is empty. See
/// <see href="https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html">Exporting logs</see>.
/// </summary>
internal static class LogRecords
{
    /// <summary>A message that could not be delivered.</summary>
    public static string Notification(string userPoolId, DateTimeOffset at, string details) =>
        Record(userPoolId, at, "USER_NOTIFICATION", LogLevel.Error, new JsonObject { ["details"] = details });

    /// <summary>A step of somebody's attempt, as threat protection saw it.</summary>
    public static string Activity(AuthEvent e, CognitoUser user, string? clientId, string requestId, DateTimeOffset at) => Record(e.UserPoolId, at, "USER_ACTIVITY", LogLevel.Info, new JsonObject
    {
        ["version"] = "1",
        ["eventId"] = e.EventId,
        ["eventType"] = e.EventType,
        ["userSub"] = user.Sub,
        ["userName"] = e.Username,
        ["userPoolId"] = e.UserPoolId,
        ["clientId"] = clientId ?? "",
        ["creationDate"] = e.CreationDate.UtcDateTime.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture),
        ["eventResponse"] = e.EventResponse,
        ["riskLevel"] = e.RiskLevel ?? "",
        ["riskDecision"] = e.RiskDecision switch { RiskDecisionType.NoRisk => "PASS", RiskDecisionType.Block => "BLOCK", _ => "ACCOUNT_TAKEOVER" },
        ["challenges"] = new JsonArray([.. e.ChallengeResponses.Select(c => new JsonObject { ["challengeName"] = c.ChallengeName, ["challengeResponse"] = c.ChallengeResponse })]),
        ["deviceName"] = e.DeviceName ?? "",
        ["ipAddress"] = e.IpAddress ?? "",
        ["requestId"] = requestId,
        ["idpName"] = "",
        ["compromisedCredentialDetected"] = e.CompromisedCredentialsDetected ? "true" : "false",
        ["city"] = "",
        ["country"] = "",
        ["eventFeedbackValue"] = e.FeedbackValue ?? "",
        ["eventFeedbackDate"] = e.FeedbackDate?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? "",
        ["eventFeedbackProvider"] = e.FeedbackProvider ?? "",
        ["hasContextData"] = e.IpAddress is null && e.DeviceName is null ? "false" : "true",
    });

    private static string Record(string userPoolId, DateTimeOffset at, string source, string level, JsonObject message) => new JsonObject
    {
        ["eventTimestamp"] = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ["eventSource"] = source,
        ["logLevel"] = level,
        ["message"] = message,
        ["logSourceId"] = new JsonObject { ["userPoolId"] = userPoolId },
    }.ToJsonString(AwsJson.Options);
}
