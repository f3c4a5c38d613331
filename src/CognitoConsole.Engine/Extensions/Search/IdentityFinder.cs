using System.Text.RegularExpressions;
using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Finds identities by what people have in hand. Every way is a seek in an index.</summary>
internal sealed partial class IdentityFinder(CognitoDbContext db, PoolDirectory pools, UserDirectory users, EngineOptions options)
{
    /// <summary>Identity id, whole (with or without region) or its beginning.</summary>
    public async Task<IReadOnlyList<Identity>> ById(IdentityPool pool, string query, int limit, CancellationToken cancellation)
    {
        var prefix = query.Contains(':', StringComparison.Ordinal) ? query : $"{pool.Region}:{query}";
        if (!IdText().IsMatch(prefix)) return [];
        var end = KeyRange.After(prefix)!;
        var found = new List<Identity>();
        foreach (var isGuest in new[] { false, true })
        {
            found.AddRange(await db.Identities.AsNoTracking()
                .Where(i => i.IdentityPoolId == pool.Id && i.IsGuest == isGuest && string.Compare(i.IdentityId, prefix) >= 0 && string.Compare(i.IdentityId, end) < 0)
                .OrderBy(i => i.IdentityId).Take(limit).ToListAsync(cancellation));
        }

        return [.. found.Take(limit)];
    }

    /// <summary>Subject, <c>provider:subject</c>, e-mail address or user name.</summary>
    public async Task<IReadOnlyList<Identity>> ByLogin(IdentityPool pool, string query, int limit, CancellationToken cancellation)
    {
        var providers = await db.DailyCounts.AsNoTracking().Where(c => c.IdentityPoolId == pool.Id && c.Day == DailyCount.AllDays && c.Metric == DailyMetric.Logins).Select(c => c.Provider).ToListAsync(cancellation);
        var ids = new List<string>();
        foreach (var provider in providers)
        {
            await Add(provider, query);
            if (query.StartsWith(provider + ":", StringComparison.Ordinal)) await Add(provider, query[(provider.Length + 1)..]);
            if (ProviderNames.UserPoolId(provider, options) is { } userPoolId)
                foreach (var sub in await SubsOf(userPoolId, query, limit, cancellation)) await Add(provider, sub);
        }

        var email = query.ToLowerInvariant();
        if (query.Contains('@', StringComparison.Ordinal))
            ids.AddRange(await db.IdentityLogins.AsNoTracking().Where(l => l.IdentityPoolId == pool.Id && l.Email == email).OrderBy(l => l.IdentityId).Select(l => l.IdentityId).Take(limit).ToListAsync(cancellation));
        var distinct = ids.Distinct().Take(limit).ToList();
        return await db.Identities.AsNoTracking().Where(i => distinct.Contains(i.IdentityId)).OrderBy(i => i.IdentityId).ToListAsync(cancellation);

        async Task Add(string provider, string subject)
        {
            var key = IdentityDirectory.KeyOf(subject);
            ids.AddRange(await db.IdentityLogins.AsNoTracking().Where(l => l.IdentityPoolId == pool.Id && l.Provider == provider && l.SubjectKey == key).Select(l => l.IdentityId).ToListAsync(cancellation));
        }
    }

    /// <summary>Users of a pool by any name they sign in with, or by e-mail address.</summary>
    private async Task<IEnumerable<string>> SubsOf(string userPoolId, string query, int limit, CancellationToken cancellation)
    {
        try
        {
            var userPool = await pools.Pool(userPoolId, cancellation);
            var subs = new List<string>();
            if (await users.Find(userPool, query, cancellation) is { } user) subs.Add(user.Sub);
            var email = userPool.CaseSensitive ? query : query.ToLowerInvariant();
            if (query.Contains('@', StringComparison.Ordinal) && email.Length <= Data.UserPools.UserAttribute.ValueLength)
            {
                subs.AddRange(await (
                    from a in db.UserAttributes
                    where a.UserPoolId == userPoolId && a.Name == "email" && a.Value == email
                    join u in db.CognitoUsers on new { a.UserPoolId, a.Username } equals new { u.UserPoolId, u.Username }
                    select u.Sub).Take(limit).ToListAsync(cancellation));
            }

            return subs.Distinct();
        }
        catch (CognitoException)
        {
            return []; // the user pool is gone
        }
    }

    [GeneratedRegex(@"\A[\w-]+:[0-9a-f-]{1,36}\z")]
    private static partial Regex IdText();
}
