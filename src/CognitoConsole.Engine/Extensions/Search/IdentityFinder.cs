using System.Text.RegularExpressions;
using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Finds identities by what people have in hand. Every way is a seek in an index.</summary>
internal sealed partial class IdentityFinder(CognitoDbContext db, PoolDirectory pools, UserDirectory users, EngineOptions options)
{
    /// <summary>The whole of an identity id, or its beginning, as ids are kept; null for a text that no id begins with.</summary>
    /// <param name="region">For a text without one.</param>
    public static string? IdOf(string text, string region)
    {
        var id = (text.Contains(':', StringComparison.Ordinal) ? text : $"{region}:{text}").ToLowerInvariant();
        return IdText().IsMatch(id) ? id : null;
    }

    /// <summary>Identities of all pools whose id begins so: ids are unique over pools, and the key.</summary>
    public async Task<IReadOnlyList<Identity>> ById(string text, int limit, CancellationToken cancellation)
    {
        // Ids that are pasted without their region may be of any that a pool is in.
        var regions = text.Contains(':', StringComparison.Ordinal) ? [""] : (await db.IdentityPools.AsNoTracking().Select(p => p.Id).ToListAsync(cancellation)).Select(id => id[..id.IndexOf(':', StringComparison.Ordinal)]).Distinct();
        var found = new List<Identity>();
        foreach (var first in regions.Select(r => IdOf(text, r)).OfType<string>())
        {
            var end = KeyRange.After(first)!;
            found.AddRange(await db.Identities.AsNoTracking().Where(i => string.Compare(i.IdentityId, first) >= 0 && string.Compare(i.IdentityId, end) < 0).OrderBy(i => i.IdentityId).Take(limit).ToListAsync(cancellation));
        }

        return [.. found.Take(limit)];
    }

    /// <summary>
    /// The ways to find identities of a pool by subject, <c>provider:subject</c>, e-mail address, phone number or user name: their ids. Each is one range of an index, or a few seeks, and
    /// holds nothing but what is found; a way may have the same id twice, and two ways may have the same one.
    /// </summary>
    public async Task<IReadOnlyList<IQueryable<string>>> WaysByLogin(IdentityPool pool, string query, CancellationToken cancellation)
    {
        var providers = await db.DailyCounts.AsNoTracking().Where(c => c.IdentityPoolId == pool.Id && c.Day == DailyCount.AllDays && c.Metric == DailyMetric.Logins).Select(c => c.Provider).ToListAsync(cancellation);
        var ways = new List<IQueryable<string>>();
        var exact = new HashSet<(string Provider, string Key)>();
        foreach (var provider in providers)
        {
            var text = query.StartsWith(provider + ":", StringComparison.Ordinal) ? query[(provider.Length + 1)..] : query;
            var logins = db.IdentityLogins.AsNoTracking().Where(l => l.IdentityPoolId == pool.Id && l.Provider == provider);
            var subjects = new HashSet<string> { query, text };
            if (ProviderNames.UserPoolId(provider, options) is { } userPoolId && await FindPool(userPoolId, cancellation) is { } userPool)
            {
                subjects.UnionWith(await SubsOf(userPool, text, cancellation));
                if (SubsByAttribute(userPool, text) is { } subs) ways.Add(logins.Where(l => subs.Contains(l.SubjectKey)).Select(l => l.IdentityId));
            }

            exact.UnionWith(subjects.Select(s => (provider, IdentityDirectory.KeyOf(s))));
        }

        if (await OfLogins(pool, exact, cancellation) is { Count: > 0 } ids) ways.Add(db.Identities.Where(i => ids.Contains(i.IdentityId)).Select(i => i.IdentityId));

        var email = query.ToLowerInvariant();
        if (query.Contains('@', StringComparison.Ordinal)) ways.Add(db.IdentityLogins.AsNoTracking().Where(l => l.IdentityPoolId == pool.Id && l.Email == email).Select(l => l.IdentityId));
        return ways;
    }

    /// <summary>Who is found by these ways, in the order of ids. However many there are, no more are read than asked for.</summary>
    /// <param name="state">As in <see cref="IdentityKinds.In"/>.</param>
    /// <param name="after">The last id of the page before.</param>
    public async Task<IReadOnlyList<Identity>> ByLogin(IEnumerable<IQueryable<string>> ways, string? state, string? after, int most, CancellationToken cancellation)
    {
        var found = new SortedDictionary<string, Identity>(StringComparer.Ordinal);
        foreach (var way in ways)
        {
            // The place is one in the way's own range: on the identities, it would be a reason to read them all in order.
            var ids = after is null ? way : way.Where(id => string.Compare(id, after) > 0);
            foreach (var identity in await IdentityKinds.In(db.Identities.AsNoTracking().Where(i => ids.Contains(i.IdentityId)), state).OrderBy(i => i.IdentityId).Take(most).ToListAsync(cancellation))
                found.TryAdd(identity.IdentityId, identity);
        }

        return [.. found.Values.Take(most)];
    }

    /// <summary>Ids that are found by these ways and begin so: a handful, since texts that are both name one thing, and ids are random.</summary>
    public static async Task<IReadOnlyCollection<string>> IdsByLogin(IEnumerable<IQueryable<string>> ways, string beginning, CancellationToken cancellation)
    {
        var end = KeyRange.After(beginning)!;
        var found = new HashSet<string>();
        foreach (var way in ways) found.UnionWith(await way.Where(id => string.Compare(id, beginning) >= 0 && string.Compare(id, end) < 0).ToListAsync(cancellation));
        return found;
    }

    /// <summary>Of these very logins, in one statement for all providers: a handful.</summary>
    private async Task<IReadOnlyList<string>> OfLogins(IdentityPool pool, IReadOnlySet<(string Provider, string Key)> logins, CancellationToken cancellation)
    {
        var (providers, keys) = (logins.Select(l => l.Provider).Distinct().ToList(), logins.Select(l => l.Key).Distinct().ToList());
        var found = await db.IdentityLogins.Where(l => l.IdentityPoolId == pool.Id && providers.Contains(l.Provider) && keys.Contains(l.SubjectKey))
            .Select(l => new { l.Provider, l.SubjectKey, l.IdentityId }).ToListAsync(cancellation);
        return [.. found.Where(l => logins.Contains((l.Provider, l.SubjectKey))).Select(l => l.IdentityId).Distinct()];
    }

    /// <summary>Null where the user pool is gone.</summary>
    private async Task<UserPool?> FindPool(string userPoolId, CancellationToken cancellation)
    {
        try
        {
            return await pools.Pool(userPoolId, cancellation);
        }
        catch (CognitoException)
        {
            return null;
        }
    }

    /// <summary>A sub in any spelling, and the user who signs in with the name.</summary>
    private async Task<IEnumerable<string>> SubsOf(UserPool userPool, string text, CancellationToken cancellation)
    {
        var subs = new List<string>();
        if (Guid.TryParseExact(text, "D", out var sub)) subs.Add(sub.ToString());
        if (await users.Find(userPool, text, cancellation) is { } user) subs.Add(user.Sub);
        return subs;
    }

    /// <summary>Everybody who has the e-mail address or the phone number, which in a pool without that alias may be any number of users.</summary>
    private IQueryable<string>? SubsByAttribute(UserPool userPool, string text)
    {
        if (AttributeOf(text) is not var (name, written) || written.Length > UserAttribute.ValueLength) return null;
        var value = SearchRows.Fold(userPool, name, written);
        return
            from a in db.UserAttributes
            where a.UserPoolId == userPool.Id && a.Name == name && a.Value == value
            join u in db.CognitoUsers on new { a.UserPoolId, a.Username } equals new { u.UserPoolId, u.Username }
            select u.Sub;
    }

    /// <summary>The attribute that a text is the value of; a phone number as users have it, however it is written.</summary>
    private static (string Name, string Value)? AttributeOf(string text) =>
        text.Contains('@', StringComparison.Ordinal) ? ("email", text)
        : PhoneText().Match(text) is { Success: true } phone ? ("phone_number", $"+{string.Concat(phone.Groups["number"].Value.Where(char.IsAsciiDigit))}")
        : null;

    /// <summary>With the country's code, after <c>+</c>, <c>00</c> or nothing.</summary>
    [GeneratedRegex(@"\A(\+|00)?(?<number>\(?[1-9][0-9 ()./-]{5,30})\z")]
    private static partial Regex PhoneText();

    [GeneratedRegex(@"\A[\w-]+:[0-9a-f-]{1,36}\z")]
    private static partial Regex IdText();
}
