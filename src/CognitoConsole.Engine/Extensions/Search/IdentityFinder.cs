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
    /// <summary>More identities than this have no login in common but an e-mail address that means nobody.</summary>
    private const int MostByLogin = 100;

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

    /// <summary>Subject, <c>provider:subject</c>, e-mail address, phone number or user name. In the order of their ids.</summary>
    public async Task<IReadOnlyList<Identity>> ByLogin(IdentityPool pool, string query, CancellationToken cancellation)
    {
        var providers = await db.DailyCounts.AsNoTracking().Where(c => c.IdentityPoolId == pool.Id && c.Day == DailyCount.AllDays && c.Metric == DailyMetric.Logins).Select(c => c.Provider).ToListAsync(cancellation);
        var ids = new List<string>();
        foreach (var provider in providers)
        {
            await Add(provider, query);
            var text = query.StartsWith(provider + ":", StringComparison.Ordinal) ? query[(provider.Length + 1)..] : query;
            if (text != query) await Add(provider, text);
            if (ProviderNames.UserPoolId(provider, options) is { } userPoolId)
                foreach (var sub in await SubsOf(userPoolId, text, cancellation)) await Add(provider, sub);
        }

        var email = query.ToLowerInvariant();
        if (query.Contains('@', StringComparison.Ordinal))
            ids.AddRange(await db.IdentityLogins.AsNoTracking().Where(l => l.IdentityPoolId == pool.Id && l.Email == email).OrderBy(l => l.IdentityId).Select(l => l.IdentityId).Take(MostByLogin).ToListAsync(cancellation));
        if (ids.Count == 0) return [];
        var distinct = ids.Distinct().Order(StringComparer.Ordinal).Take(MostByLogin).ToList();
        var found = await db.Identities.AsNoTracking().Where(i => distinct.Contains(i.IdentityId)).ToListAsync(cancellation);
        return [.. found.OrderBy(i => i.IdentityId, StringComparer.Ordinal)];

        async Task Add(string provider, string subject)
        {
            var key = IdentityDirectory.KeyOf(subject);
            ids.AddRange(await db.IdentityLogins.AsNoTracking().Where(l => l.IdentityPoolId == pool.Id && l.Provider == provider && l.SubjectKey == key).Select(l => l.IdentityId).ToListAsync(cancellation));
        }
    }

    /// <summary>Users of a pool by any name they sign in with, by sub in any spelling, by e-mail address or by phone number.</summary>
    private async Task<IEnumerable<string>> SubsOf(string userPoolId, string text, CancellationToken cancellation)
    {
        try
        {
            var userPool = await pools.Pool(userPoolId, cancellation);
            var subs = new List<string>();
            if (Guid.TryParseExact(text, "D", out var sub)) subs.Add(sub.ToString());
            if (await users.Find(userPool, text, cancellation) is { } user) subs.Add(user.Sub);
            if (AttributeOf(text) is var (name, written) && written.Length <= UserAttribute.ValueLength)
            {
                var value = SearchRows.Fold(userPool, name, written);
                subs.AddRange(await (
                    from a in db.UserAttributes
                    where a.UserPoolId == userPoolId && a.Name == name && a.Value == value
                    join u in db.CognitoUsers on new { a.UserPoolId, a.Username } equals new { u.UserPoolId, u.Username }
                    select u.Sub).Take(MostByLogin).ToListAsync(cancellation));
            }

            return subs.Distinct();
        }
        catch (CognitoException)
        {
            return []; // the user pool is gone
        }
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
