using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CognitoConsole.Engine;

/// <summary>
/// Writes what a changing operation did into the same transaction as the change. Before and after come from EF's change tracker, so no
/// operation can forget a member; secrets appear as <c>***</c>.
/// </summary>
public sealed class AuditTrail(CognitoDbContext db, OperationContext context, TimeProvider clock)
{
    /// <summary>Tokens, and what users keep for themselves, which AWS's model does not mark.</summary>
    private static readonly string[] Unmarked = ["Logins", "SyncSessionToken", "RecordPatches", "Token"];

    /// <summary>Of anything longer, such as the metadata of a provider, the beginning and the length have to do: who changed what, and not a second copy of it.</summary>
    private const int LongestValue = 100_000;
    private const int ShownOfLong = 1_000;

    private readonly Dictionary<string, JsonObject> _noted = [];
    private object? _request;
    private bool _written;

    /// <summary>From here on every save is recorded. The invoker calls it for operations that change; a step of another operation may.</summary>
    internal void Start(object request)
    {
        if (_request is not null) return;
        _request = request;
        db.SavingChanges += (_, _) => Record(evenIfEmpty: false);
    }

    /// <summary>For a change that EF does not track (a set-based update).</summary>
    /// <param name="target">The object, for example <c>CognitoUser/ana</c>.</param>
    public void Note(string target, string member, JsonNode? before, JsonNode? after)
    {
        if (!_noted.TryGetValue(target, out var members)) _noted[target] = members = [];
        members[member] = new JsonArray(before, after);
    }

    /// <summary>An operation that saved nothing that EF saw still leaves its trace.</summary>
    internal async Task Finish()
    {
        if (_written && _noted.Count == 0) return;
        db.ChangeTracker.Clear();
        Record(evenIfEmpty: true);
        await db.SaveChangesAsync(context.Cancellation);
    }

    private void Record(bool evenIfEmpty)
    {
        var entries = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Metadata.FindAnnotation(Conventions.NotAuditedAnnotation) is null)
            .ToList();
        if (entries.Count == 0 && _noted.Count == 0 && !evenIfEmpty) return;

        var changes = new JsonObject();
        foreach (var entry in entries) changes[Target(entry)] = Members(entry);
        foreach (var (target, members) in _noted) changes[target] = members.DeepClone();
        _noted.Clear();
        db.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()).ToString(),
            At = clock.GetUtcNow(),
            RequestId = Cut(context.RequestId, 64)!,
            Action = context.Operation.Action,
            CallerName = Cut(context.Caller.Name, 256)!,
            CallerArn = Cut(context.Caller.Arn, 512)!,
            IpAddress = Cut(context.Caller.IpAddress, 64),
            UserAgent = Cut(context.Caller.UserAgent, 512),
            ResourceId = Cut(PoolOf(_request!) ?? entries.Select(Pool).FirstOrDefault(p => p is not null), 128),
            Target = Cut(changes.Select(c => c.Key).FirstOrDefault() ?? RequestTarget(_request!), 300),
            Changes = (changes.Count > 0 ? changes : new JsonObject { ["request"] = Redacted(_request!) }).ToJsonString(AwsJson.Options),
        });
        _written = true;
    }

    private static string Target(EntityEntry entry)
    {
        var key = entry.Metadata.FindPrimaryKey()!.Properties.Where(p => p.Name is not ("UserPoolId" or "IdentityPoolId")).Select(p => entry.Property(p).CurrentValue);
        return string.Join('/', new object?[] { entry.Metadata.ClrType.Name.Split('`')[0] }.Concat(key));
    }

    private static JsonObject Members(EntityEntry entry)
    {
        var members = new JsonObject();
        foreach (var property in entry.Properties)
        {
            if (property.Metadata.IsPrimaryKey() || property.Metadata.IsConcurrencyToken) continue;
            if (entry.State == EntityState.Modified && !property.IsModified) continue;
            var before = entry.State == EntityState.Added ? null : Value(property.Metadata, property.OriginalValue);
            var after = entry.State == EntityState.Deleted ? null : Value(property.Metadata, property.CurrentValue);
            if (before is null && after is null) continue;
            members[property.Metadata.Name] = new JsonArray(before, after);
        }

        return members;
    }

    private static JsonNode? Value(IProperty property, object? value)
    {
        if (value is null) return null;
        if (property.FindAnnotation(Conventions.SecretAnnotation) is not null || value is byte[]) return "***";
        if (value is DateTimeOffset time) return time.ToString("O");
        return value is string { Length: > LongestValue } text ? Shortened(text) : JsonSerializer.SerializeToNode(value, AwsJson.Options);
    }

    private static string Shortened(string text) => string.Create(CultureInfo.InvariantCulture, $"{Cut(text, ShownOfLong)}… ({text.Length:N0} characters)");

    private static string? Pool(EntityEntry entry) =>
        (entry.Metadata.FindProperty("UserPoolId") ?? entry.Metadata.FindProperty("IdentityPoolId")) is { } property
            ? entry.Property(property).CurrentValue as string
            : entry.Entity switch { Data.UserPools.UserPool pool => pool.Id, Data.IdentityPools.IdentityPool pool => pool.Id, _ => null };

    private static string? PoolOf(object request) => request switch
    {
        IUserPoolRequest r => r.UserPoolId,
        IIdentityPoolRequest r => r.IdentityPoolId,
        IResourceArnRequest r => r.ResourceArn[(r.ResourceArn.LastIndexOf('/') + 1)..],
        _ => null,
    };

    private static string? RequestTarget(object request) =>
        request.GetType().GetProperty("Username")?.GetValue(request) is string username ? $"CognitoUser/{username}" : null;

    private static JsonNode Redacted(object request)
    {
        var node = (JsonObject)JsonSerializer.SerializeToNode(request, request.GetType(), AwsJson.Options)!;
        foreach (var property in request.GetType().GetProperties())
            if ((property.GetCustomAttribute<SensitiveAttribute>() is not null || Unmarked.Contains(property.Name)) && node.ContainsKey(property.Name))
                node[property.Name] = "***";
            else if (property.GetValue(request) is string { Length: > LongestValue } text && node.ContainsKey(property.Name))
                node[property.Name] = Shortened(text);
        return node;
    }

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length];
}
