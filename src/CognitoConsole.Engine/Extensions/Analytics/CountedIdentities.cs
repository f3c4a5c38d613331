using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Who counts as guest, authenticated or disabled, now or at the end of a day. Whatever the pool's size, a page is read by ranges of indexes that hold nothing else.</summary>
internal sealed class CountedIdentities(CognitoDbContext db)
{
    /// <summary>The last one of a page.</summary>
    /// <param name="Part">Of the parts of the list, which are always the same ones in the same order.</param>
    public sealed record Position(int Part, int Day, string Id);

    /// <param name="ToDay">Null while it lasts.</param>
    public sealed record Counted(string IdentityId, int FromDay, int? ToDay);

    private sealed class Row
    {
        public required string IdentityId { get; init; }
        public required int FromDay { get; init; }
        public int? ToDay { get; init; }

        /// <summary>The day by which the rows of the part are ordered.</summary>
        public required int Day { get; init; }
    }

    /// <summary>Rows whose <see cref="Row.Day"/> is in a range.</summary>
    private sealed record Part(IQueryable<Row> Rows, int First, int Last);

    /// <summary>First those who still are, then those who have changed since; each the newest first.</summary>
    /// <param name="state">Authenticated, Guest or Disabled.</param>
    /// <param name="day">Null for now.</param>
    public async Task<(IReadOnlyList<Counted> Page, Position? Next)> Page(string poolId, string state, int? day, Position? after, int size, CancellationToken cancellation)
    {
        List<Part> parts = [.. Current(poolId, state, day), .. day is { } end ? Past(poolId, state, end) : []];
        var page = new List<(int Part, Row Row)>();
        for (var i = after?.Part ?? 0; i < parts.Count && page.Count <= size; i++)
        {
            var last = parts[i].Last;
            if (after is not null && after.Part == i)
            {
                // The rest of the day first, by itself: one range of the index each.
                await Add(i, parts[i].Rows.Where(r => r.Day == after.Day && string.Compare(r.IdentityId, after.Id) < 0));
                last = after.Day - 1;
            }

            var first = parts[i].First;
            if (page.Count <= size) await Add(i, parts[i].Rows.Where(r => r.Day >= first && r.Day <= last));
        }

        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return ([.. page.Select(p => new Counted(p.Row.IdentityId, p.Row.FromDay, p.Row.ToDay))], more ? new Position(page[^1].Part, page[^1].Row.Day, page[^1].Row.IdentityId) : null);

        async Task Add(int part, IQueryable<Row> rows)
        {
            var found = await rows.OrderByDescending(r => r.Day).ThenByDescending(r => r.IdentityId).Take(size + 1 - page.Count).ToListAsync(cancellation);
            page.AddRange(found.Select(r => (part, r)));
        }
    }

    private IEnumerable<Part> Current(string poolId, string state, int? day)
    {
        foreach (var isGuest in new[] { false, true })
        {
            if (state == "Authenticated" && isGuest || state == "Guest" && !isGuest) continue;
            var isDisabled = state == "Disabled";
            yield return new(
                db.Identities.AsNoTracking().Where(i => i.IdentityPoolId == poolId && i.IsDisabled == isDisabled && i.IsGuest == isGuest)
                    .Select(i => new Row { IdentityId = i.IdentityId, FromDay = i.CountedSince, ToDay = null, Day = i.CountedSince }),
                0,
                day ?? int.MaxValue);
        }
    }

    private IEnumerable<Part> Past(string poolId, string state, int day)
    {
        var metric = state == "Guest" ? DailyMetric.Guests : state;
        foreach (var node in DayTree.NodesOver(day))
        {
            var kept = db.IdentityPeriods.AsNoTracking().Where(p => p.IdentityPoolId == poolId && p.Metric == metric && p.Node == node);
            yield return node < day
                ? new(kept.Select(p => new Row { IdentityId = p.IdentityId, FromDay = p.FromDay, ToDay = p.ToDay, Day = p.ToDay }), day + 1, int.MaxValue)
                : new(kept.Select(p => new Row { IdentityId = p.IdentityId, FromDay = p.FromDay, ToDay = p.ToDay, Day = p.FromDay }), 0, day);
        }
    }
}
