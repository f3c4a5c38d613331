using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.Audit;

namespace CognitoConsole.Engine.Extensions;

/// <summary>How an entry of the audit log is shown.</summary>
internal static class AuditView
{
    public static AuditEntryType Show(AuditEntry entry, bool withChanges) => new()
    {
        EntryId = entry.Id,
        Date = entry.At,
        RequestId = entry.RequestId,
        Action = entry.Action,
        CallerName = entry.CallerName,
        CallerArn = entry.CallerArn,
        IpAddress = entry.IpAddress,
        UserAgent = entry.UserAgent,
        ResourceId = entry.ResourceId,
        Target = entry.Target,
        Changes = withChanges ? [.. Changes(entry.Changes)] : null,
    };

    private static IEnumerable<AuditChangeType> Changes(string json) =>
        from target in JsonNode.Parse(json)!.AsObject()
        from member in target.Value!.AsObject()
        select member.Value is JsonArray { Count: 2 } change
            ? new AuditChangeType { Target = target.Key, Member = member.Key, Before = change[0]?.ToJsonString(), After = change[1]?.ToJsonString() }
            // A call that changed no row shows what it asked for.
            : new AuditChangeType { Target = target.Key, Member = member.Key, After = member.Value?.ToJsonString() };
}
