using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>
/// The numbers of the dashboards. What happens to identities is noted here by the operation; <see cref="Save"/> writes the operation's
/// changes, the events and the counters in one transaction, so that a counter is always the number of what it counts.
/// </summary>
public sealed class IdentityLedger(CognitoDbContext db, TimeProvider clock)
{
    // Sorted: every transaction takes its counters in the same order, so that two never wait for each other.
    private readonly SortedDictionary<(string Pool, int Day, string Metric, string Provider), long> _counts = [];
    private readonly List<(Identity Identity, string Provider)> _seen = [];

    public static int DayOf(DateTimeOffset time) => (int)(time.ToUnixTimeSeconds() / 86_400);

    public static DateTimeOffset StartOf(int day) => DateTimeOffset.FromUnixTimeSeconds(day * 86_400L);

    /// <summary>A new identity, which the caller has added.</summary>
    public void Created(Identity identity, string provider)
    {
        Record(identity, IdentityEventKind.Created, provider);
        Record(identity, IdentityEventKind.Active, provider);
        Change(identity, +1);
    }

    /// <summary>The identity stops, or begins, to count as what it is (guest, authenticated, disabled).</summary>
    /// <param name="by">+1 or -1.</param>
    public void Change(Identity identity, int by) => Add(identity.IdentityPoolId, MetricOf(identity), "", by);

    /// <summary>Logins were linked to or taken from identities.</summary>
    public void Logins(string identityPoolId, string provider, int by) => Add(identityPoolId, DailyMetric.Logins, provider, by);

    public void SignedIn(Identity identity, string provider)
    {
        Record(identity, IdentityEventKind.SignIn, provider);
        Seen(identity, provider);
    }

    public void Vended(Identity identity, string provider, string roleArn, string accessKeyId, DateTimeOffset expiresAt)
    {
        Record(identity, IdentityEventKind.Credentials, provider, roleArn, accessKeyId, expiresAt);
        Seen(identity, provider);
    }

    /// <summary>The identity was used; the first use of a day makes it active on that day.</summary>
    public void Seen(Identity identity, string provider) => _seen.Add((identity, provider));

    /// <summary>Forgets what was noted, for another attempt.</summary>
    public void Clear()
    {
        db.ChangeTracker.Clear();
        _counts.Clear();
        _seen.Clear();
    }

    /// <summary>Commits the operation's changes together with what was noted.</summary>
    public async Task Save(CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetUtcNow();
        var today = StartOf(DayOf(now));
        foreach (var (identity, provider) in _seen)
        {
            var id = identity.IdentityId;
            var isFirst = await db.Identities.Where(i => i.IdentityId == id && i.LastSeenAt < today).ExecuteUpdateAsync(i => i.SetProperty(x => x.LastSeenAt, now), cancellation) > 0;
            if (isFirst) Record(identity, IdentityEventKind.Active, provider);
            else await db.Identities.Where(i => i.IdentityId == id && i.LastSeenAt < now).ExecuteUpdateAsync(i => i.SetProperty(x => x.LastSeenAt, now), cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        foreach (var ((pool, day, metric, provider), by) in _counts) await Raise(pool, day, metric, provider, by, cancellation);
        await transaction.CommitAsync(cancellation);
        _counts.Clear();
        _seen.Clear();
    }

    private static string MetricOf(Identity identity) => identity.IsDisabled ? DailyMetric.Disabled : identity.IsGuest ? DailyMetric.Guests : DailyMetric.Authenticated;

    private void Record(Identity identity, string kind, string provider, string? roleArn = null, string? accessKeyId = null, DateTimeOffset? expiresAt = null)
    {
        db.IdentityEvents.Add(new IdentityEvent
        {
            IdentityPoolId = identity.IdentityPoolId,
            Kind = kind,
            At = clock.GetUtcNow(),
            Id = CodeGenerator.EventId(),
            IdentityId = identity.IdentityId,
            Provider = provider,
            RoleArn = roleArn,
            AccessKeyId = accessKeyId,
            ExpiresAt = expiresAt,
        });
        Add(identity.IdentityPoolId, kind, provider, +1);
    }

    private void Add(string pool, string metric, string provider, int by)
    {
        foreach (var day in new[] { DailyCount.AllDays, DayOf(clock.GetUtcNow()) })
        {
            var key = (pool, day, metric, provider);
            _counts[key] = _counts.GetValueOrDefault(key) + by;
        }
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
