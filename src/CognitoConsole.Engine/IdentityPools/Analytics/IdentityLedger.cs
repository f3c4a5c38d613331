using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>
/// The numbers of the dashboards. What happens to identities is noted here by the operation; <see cref="Save"/> writes the operation's
/// changes, the events, the periods and the counters in one transaction, so that a counter is always the number of what it counts.
/// </summary>
public sealed class IdentityLedger(CognitoDbContext db, IdentityPoolDirectory pools, TimeProvider clock)
{
    // Sorted: every transaction takes its counters in the same order, so that two never wait for each other.
    private readonly SortedDictionary<(string Pool, string Metric, string Provider), long> _counts = [];
    private readonly List<Note> _notes = [];
    private readonly List<Identity> _created = [];
    private readonly List<(Identity Identity, string Provider)> _seen = [];
    private readonly List<(Identity Identity, string Metric)> _left = [];
    private readonly List<Func<CancellationToken, Task>> _afterwards = [];

    private sealed record Note(Identity Identity, string Kind, string Provider, string? RoleArn = null, string? AccessKeyId = null, DateTimeOffset? ExpiresAt = null);

    /// <summary>A new identity, which the caller has added.</summary>
    public void Created(Identity identity, string provider)
    {
        Record(new(identity, IdentityEventKind.Created, provider));
        Record(new(identity, IdentityEventKind.Active, provider));
        _created.Add(identity);
        Change(identity, +1);
    }

    /// <summary>The identity stops, or begins, to count as what it is (guest, authenticated, disabled).</summary>
    /// <param name="by">+1 or -1.</param>
    public void Change(Identity identity, int by)
    {
        if (by < 0) _left.Add((identity, MetricOf(identity)));
        Add(identity.IdentityPoolId, MetricOf(identity), "", by);
    }

    /// <summary>Logins were linked to or taken from identities.</summary>
    public void Logins(string identityPoolId, string provider, int by) => Add(identityPoolId, DailyMetric.Logins, provider, by);

    public void SignedIn(Identity identity, string provider)
    {
        Record(new(identity, IdentityEventKind.SignIn, provider));
        Seen(identity, provider);
    }

    public void Vended(Identity identity, string provider, string roleArn, string accessKeyId, DateTimeOffset expiresAt)
    {
        Record(new(identity, IdentityEventKind.Credentials, provider, roleArn, accessKeyId, expiresAt));
        Seen(identity, provider);
    }

    /// <summary>The identity was used; the first use of a day makes it active on that day.</summary>
    public void Seen(Identity identity, string provider) => _seen.Add((identity, provider));

    /// <summary>A device begins to synchronize a dataset.</summary>
    public void SyncSession(string identityPoolId) => Add(identityPoolId, DailyMetric.SyncSessions, "", +1);

    /// <summary>Datasets have grown, or shrunk.</summary>
    public void SyncStorage(string identityPoolId, long bytes) => Add(identityPoolId, DailyMetric.SyncStorage, "", bytes);

    /// <summary>Something that belongs to the operation's changes and has to see them made: the rows that they are of are locked by then.</summary>
    public void Afterwards(Func<CancellationToken, Task> change) => _afterwards.Add(change);

    /// <summary>Forgets what was noted, for another attempt.</summary>
    public void Clear()
    {
        db.ChangeTracker.Clear();
        Forget();
    }

    /// <summary>Commits the operation's changes together with what was noted: all of it at one moment, on one day of each pool. Where the operation has begun a transaction, that is left to it.</summary>
    public async Task Save(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var days = await Days(now, cancellation);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        foreach (var (identity, provider) in _seen)
            if (await IsFirstUse(identity.IdentityId, days[identity.IdentityPoolId], now, cancellation)) Record(new(identity, IdentityEventKind.Active, provider));
        foreach (var identity in _created) identity.LastSeenDay = identity.CountedSince = days[identity.IdentityPoolId];
        foreach (var (identity, metric) in _left) Leave(identity, metric, days[identity.IdentityPoolId]);
        foreach (var note in _notes) db.IdentityEvents.Add(Event(note, days[note.Identity.IdentityPoolId], now));
        await db.SaveChangesAsync(cancellation);
        foreach (var change in _afterwards) await change(cancellation);
        foreach (var ((pool, metric, provider), by) in _counts)
        {
            await Raise(pool, DailyCount.AllDays, metric, provider, by, cancellation);
            await Raise(pool, days[pool], metric, provider, by, cancellation);
        }

        if (transaction is not null) await transaction.CommitAsync(cancellation);
        Forget();
    }

    private async Task<Dictionary<string, int>> Days(DateTimeOffset now, CancellationToken cancellation)
    {
        var days = new Dictionary<string, int>();
        foreach (var id in _counts.Keys.Select(c => c.Pool).Concat(_seen.Select(s => s.Identity.IdentityPoolId)).Distinct())
        {
            // The clock of the node that changed an identity before may be ahead of this one: nothing ends before it began.
            var begun = _left.Where(l => l.Identity.IdentityPoolId == id).Select(l => l.Identity.CountedSince).DefaultIfEmpty().Max();
            days[id] = Math.Max(begun, ReportingDays.DayOf(await pools.Pool(id, cancellation), now));
        }

        return days;
    }

    /// <summary>What an identity was until now becomes a period, unless it was so at no day's end. Two nodes cannot both do it: the identity's version, saved along, lets one of them through.</summary>
    private void Leave(Identity identity, string metric, int day)
    {
        if (identity.CountedSince == day) return;
        db.IdentityPeriods.Add(new()
        {
            IdentityPoolId = identity.IdentityPoolId,
            Metric = metric,
            Node = DayTree.NodeOf(identity.CountedSince, day - 1),
            FromDay = identity.CountedSince,
            ToDay = day,
            IdentityId = identity.IdentityId,
        });
        identity.CountedSince = day;
    }

    private async Task<bool> IsFirstUse(string id, int today, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Identities.Where(i => i.IdentityId == id && i.LastSeenDay < today).ExecuteUpdateAsync(i => i.SetProperty(x => x.LastSeenAt, now).SetProperty(x => x.LastSeenDay, today), cancellation) > 0) return true;
        await db.Identities.Where(i => i.IdentityId == id && i.LastSeenAt < now).ExecuteUpdateAsync(i => i.SetProperty(x => x.LastSeenAt, now), cancellation);
        return false;
    }

    private static string MetricOf(Identity identity) => identity.IsDisabled ? DailyMetric.Disabled : identity.IsGuest ? DailyMetric.Guests : DailyMetric.Authenticated;

    private static IdentityEvent Event(Note note, int day, DateTimeOffset now) => new()
    {
        IdentityPoolId = note.Identity.IdentityPoolId,
        Kind = note.Kind,
        Day = day,
        At = now,
        Id = CodeGenerator.EventId(),
        IdentityId = note.Identity.IdentityId,
        Provider = note.Provider,
        RoleArn = note.RoleArn,
        AccessKeyId = note.AccessKeyId,
        ExpiresAt = note.ExpiresAt,
    };

    private void Record(Note note)
    {
        _notes.Add(note);
        Add(note.Identity.IdentityPoolId, note.Kind, note.Provider, +1);
    }

    private void Add(string pool, string metric, string provider, long by) => _counts[(pool, metric, provider)] = _counts.GetValueOrDefault((pool, metric, provider)) + by;

    private void Forget()
    {
        _counts.Clear();
        _notes.Clear();
        _created.Clear();
        _seen.Clear();
        _left.Clear();
        _afterwards.Clear();
    }

    private async Task Raise(string pool, int day, string metric, string provider, long by, CancellationToken cancellation)
    {
        if (by == 0) return;
        var counter = db.DailyCounts.Where(c => c.IdentityPoolId == pool && c.Day == day && c.Metric == metric && c.Provider == provider);
        if (await counter.ExecuteUpdateAsync(c => c.SetProperty(x => x.Count, x => x.Count + by), cancellation) > 0) return;
        var row = db.DailyCounts.Add(new DailyCount { IdentityPoolId = pool, Day = day, Metric = metric, Provider = provider, Count = by });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException race) when (race.IsUniqueViolation())
        {
            // Another node was the first of the day; EF has rolled back to before this insert.
            await counter.ExecuteUpdateAsync(c => c.SetProperty(x => x.Count, x => x.Count + by), cancellation);
        }

        row.State = EntityState.Detached;
    }
}
