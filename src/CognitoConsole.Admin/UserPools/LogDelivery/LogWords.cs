using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Log records in words.</summary>
public static class LogWords
{
    public static string Source(string source) => source == EventSourceName.UserNotification ? "Message delivery" : "User activity";

    /// <summary>What a record says, in one line.</summary>
    public static string Summary(LogEventType e)
    {
        using var record = JsonDocument.Parse(e.Record);
        var message = record.RootElement.GetProperty("message");
        return e.EventSource == EventSourceName.UserNotification
            ? Text("details")
            : $"{Text("eventType")} of {Text("userName")}: {Text("eventResponse")}{(Text("riskLevel") is { Length: > 0 } risk ? $", {risk} risk" : "")}";

        string Text(string member) => message.TryGetProperty(member, out var value) ? value.GetString() ?? "" : "";
    }
}
