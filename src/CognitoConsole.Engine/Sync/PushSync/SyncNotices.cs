using System.Text;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using CognitoConsole.Data.Sync;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;
using Row = CognitoConsole.Data.Sync.Dataset;

namespace CognitoConsole.Engine.Sync;

/// <summary>Writes down, in the transaction of a change, whom it has to be told: the pool's stream, and devices that want to hear of the dataset.</summary>
public sealed class SyncNotices(CognitoDbContext db, SyncDevices devices, EngineOptions options, KeyRing keys, TimeProvider clock)
{
    private const string Purpose = "sync-delivery";

    /// <summary>As the mobile SDKs know the notification.</summary>
    private const string Source = "cognito-sync";

    /// <param name="operation">replace: records were written; remove: the dataset was deleted.</param>
    /// <param name="deviceId">The device that made the change, which needs no telling.</param>
    internal async Task Add(Row dataset, string operation, IReadOnlyList<Record> written, string? deviceId, CancellationToken cancellation)
    {
        if (options.SyncStreams.Count == 0 && options.PushApplications.Count == 0) return;
        if (await db.SyncConfigurations.AsNoTracking().FirstOrDefaultAsync(c => c.IdentityPoolId == dataset.IdentityPoolId, cancellation) is not { } set) return;
        if (set is { StreamName: { } stream, StreamingStatus: StreamingStatus.Enabled }) Add(dataset, stream, StreamRecord(dataset, operation, written));
        if (set.ApplicationArns.Count > 0) await Push(dataset, set, deviceId, cancellation);
    }

    /// <summary>The record of a stream that has all records of a dataset.</summary>
    internal void AddWhole(Row dataset, string stream, IReadOnlyList<Record> records) => Add(dataset, stream, StreamRecord(dataset, Operation.Replace, records));

    internal string PayloadOf(byte[] payload) => Encoding.UTF8.GetString(keys.Unprotect(payload, Purpose));

    private async Task Push(Row dataset, SyncConfiguration set, string? deviceId, CancellationToken cancellation)
    {
        // After a merge the devices of the other identity are nobody's.
        var listening = await db.SyncDevices.AsNoTracking()
            .Where(d => d.IdentityId == dataset.IdentityId && d.Id != deviceId && db.DatasetSubscriptions.Any(s => s.DatasetId == dataset.Id && s.DeviceId == d.Id))
            .OrderBy(d => d.Id).ToListAsync(cancellation);
        var reached = set.ApplicationArns.Intersect(options.PushApplications.Select(a => a.Arn)).ToHashSet(StringComparer.Ordinal);
        foreach (var device in listening.Where(d => reached.Contains(d.ApplicationArn))) Add(dataset, device.ApplicationArn, Notification(dataset, device));
    }

    private JsonObject Notification(Row dataset, SyncDevice device) => new()
    {
        ["applicationArn"] = device.ApplicationArn,
        ["platform"] = PlatformApplication.PlatformOf(device.ApplicationArn),
        ["deviceId"] = device.Id,
        ["token"] = devices.TokenOf(device),
        ["message"] = new JsonObject
        {
            ["source"] = Source,
            ["identityPoolId"] = dataset.IdentityPoolId,
            ["identityId"] = dataset.IdentityId,
            ["datasetName"] = dataset.DatasetName,
            ["syncCount"] = dataset.SyncCount,
        },
    };

    private static JsonObject StreamRecord(Row dataset, string operation, IReadOnlyList<Record> records) => new()
    {
        ["identityPoolId"] = dataset.IdentityPoolId,
        ["identityId"] = dataset.IdentityId,
        ["dataSetName"] = dataset.DatasetName,
        ["operation"] = operation,
        ["kinesisSyncRecords"] = new JsonArray([.. records.Select(r => (JsonNode)new JsonObject
        {
            ["key"] = r.Key,
            ["value"] = r.Value,
            ["syncCount"] = r.SyncCount,
            ["lastModifiedDate"] = r.LastModifiedDate?.ToUnixTimeMilliseconds(),
            ["deviceLastModifiedDate"] = r.DeviceLastModifiedDate?.ToUnixTimeMilliseconds(),
            ["op"] = r.Value is null ? Operation.Remove : Operation.Replace,
        })]),
        ["lastModifiedDate"] = dataset.LastModifiedDate.ToUnixTimeMilliseconds(),
        // AWS puts what is longer than Kinesis takes at an address; nothing here is too long.
        ["kinesisSyncRecordsURL"] = null,
        ["payloadType"] = "Inline",
        ["syncCount"] = dataset.SyncCount,
    };

    private void Add(Row dataset, string destination, JsonObject payload)
    {
        var (text, now) = (Encoding.UTF8.GetBytes(payload.ToJsonString(AwsJson.Options)), clock.GetUtcNow());
        db.SyncDeliveries.Add(new()
        {
            IdentityPoolId = dataset.IdentityPoolId,
            Destination = destination,
            Payload = keys.Protect(text, Purpose),
            Size = text.Length,
            CreationDate = now,
            NextAttemptAt = now,
        });
    }
}
