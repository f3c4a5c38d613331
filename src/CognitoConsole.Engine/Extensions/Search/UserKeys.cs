using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>A value in an index and whose it is.</summary>
internal sealed record UserKey(string Value, string Username);

/// <summary>A range of an index: from <paramref name="From"/> up to but without <paramref name="End"/>, or one value.</summary>
internal sealed record UserRange(string Attribute, string? Exact = null, string? From = null, string? End = null)
{
    /// <summary>As narrow as these conditions on the attribute make it; they still have to be asked.</summary>
    public static UserRange Of(string attribute, IEnumerable<UserCondition> conditions)
    {
        var range = new UserRange(attribute);
        foreach (var condition in conditions)
        {
            range = condition.Comparison switch
            {
                UserComparison.Equals => range with { Exact = condition.Operand },
                UserComparison.StartsWith => range with { From = Later(range.From, condition.Operand), End = Earlier(range.End, KeyRange.After(condition.Operand)) },
                UserComparison.Before => range with { End = Earlier(range.End, condition.Operand) },
                UserComparison.After => range with { From = Later(range.From, condition.Operand) },
                _ => range,
            };
        }

        return range;
    }

    private static string? Later(string? a, string? b) => a is null || b is not null && string.CompareOrdinal(a, b) < 0 ? b : a;

    private static string? Earlier(string? a, string? b) => a is null || b is not null && string.CompareOrdinal(a, b) > 0 ? b : a;
}

/// <summary>Reads indexes of users piece by piece, by keyset: no piece costs more for what lies before it.</summary>
internal sealed class UserKeys(CognitoDbContext db)
{
    public Task<List<UserKey>> Next(string poolId, UserRange range, UserKey? after, bool isDescending, int count, CancellationToken cancellation) => range.Attribute switch
    {
        UserValues.Username => Usernames(poolId, range, after, isDescending, count, cancellation),
        UserValues.Created => Times(Created(poolId), range, after, isDescending, count, cancellation),
        UserValues.Modified => Times(Modified(poolId), range, after, isDescending, count, cancellation),
        _ => Values(poolId, range, after, isDescending, count, cancellation),
    };

    /// <summary>How many keys are in a range, counted up to <paramref name="most"/>.</summary>
    public Task<int> Count(string poolId, UserRange range, int most, CancellationToken cancellation) => range.Attribute == UserValues.Username
        ? Within(Users(poolId), range).Take(most).CountAsync(cancellation)
        : Within(Rows(poolId, range.Attribute), range).Take(most).CountAsync(cancellation);

    private IQueryable<Data.UserPools.CognitoUser> Users(string poolId) => db.CognitoUsers.AsNoTracking().Where(u => u.UserPoolId == poolId);

    private IQueryable<Data.UserPools.UserAttribute> Rows(string poolId, string attribute) => db.UserAttributes.AsNoTracking().Where(a => a.UserPoolId == poolId && a.Name == attribute);

    private static IQueryable<Data.UserPools.UserAttribute> Within(IQueryable<Data.UserPools.UserAttribute> rows, UserRange range)
    {
        if (range.Exact is { } exact) return rows.Where(a => a.Value == exact);
        if (range.From is { Length: > 0 } from) rows = rows.Where(a => a.Value.CompareTo(from) >= 0);
        return range.End is { } end ? rows.Where(a => a.Value.CompareTo(end) < 0) : rows;
    }

    private static IQueryable<Data.UserPools.CognitoUser> Within(IQueryable<Data.UserPools.CognitoUser> users, UserRange range)
    {
        if (range.Exact is { } exact) return users.Where(u => u.Username == exact);
        if (range.From is { Length: > 0 } from) users = users.Where(u => u.Username.CompareTo(from) >= 0);
        return range.End is { } end ? users.Where(u => u.Username.CompareTo(end) < 0) : users;
    }

    private Task<List<UserKey>> Values(string poolId, UserRange range, UserKey? after, bool isDescending, int count, CancellationToken cancellation)
    {
        var rows = Rows(poolId, range.Attribute);
        if (after is var (value, username))
        {
            // Only one bound a side: a database that begins at the wider one reads everything before the page again.
            range = isDescending ? range with { End = null } : range with { From = null };
            rows = isDescending
                ? rows.Where(a => a.Value.CompareTo(value) <= 0 && (a.Value.CompareTo(value) < 0 || a.Username.CompareTo(username) < 0))
                : rows.Where(a => a.Value.CompareTo(value) >= 0 && (a.Value.CompareTo(value) > 0 || a.Username.CompareTo(username) > 0));
        }

        rows = Within(rows, range);
        rows = isDescending ? rows.OrderByDescending(a => a.Value).ThenByDescending(a => a.Username) : rows.OrderBy(a => a.Value).ThenBy(a => a.Username);
        return rows.Take(count).Select(a => new UserKey(a.Value, a.Username)).ToListAsync(cancellation);
    }

    private Task<List<UserKey>> Usernames(string poolId, UserRange range, UserKey? after, bool isDescending, int count, CancellationToken cancellation)
    {
        var users = Users(poolId);
        if (after is var (_, username))
        {
            range = isDescending ? range with { End = null } : range with { From = null };
            users = isDescending ? users.Where(u => u.Username.CompareTo(username) < 0) : users.Where(u => u.Username.CompareTo(username) > 0);
        }

        users = Within(users, range);
        users = isDescending ? users.OrderByDescending(u => u.Username) : users.OrderBy(u => u.Username);
        return users.Take(count).Select(u => new UserKey(u.Username, u.Username)).ToListAsync(cancellation);
    }

    private sealed record Moment
    {
        public required DateTimeOffset At { get; init; }
        public required string Username { get; init; }
    }

    private IQueryable<Moment> Created(string poolId) => Users(poolId).Select(u => new Moment { At = u.UserCreateDate, Username = u.Username });

    private IQueryable<Moment> Modified(string poolId) => Users(poolId).Select(u => new Moment { At = u.UserLastModifiedDate, Username = u.Username });

    private static async Task<List<UserKey>> Times(IQueryable<Moment> moments, UserRange range, UserKey? after, bool isDescending, int count, CancellationToken cancellation)
    {
        if (after is var (value, username))
        {
            var at = UserValues.Time(value);
            range = isDescending ? range with { End = null } : range with { From = null };
            moments = isDescending
                ? moments.Where(m => m.At <= at && (m.At < at || m.Username.CompareTo(username) < 0))
                : moments.Where(m => m.At >= at && (m.At > at || m.Username.CompareTo(username) > 0));
        }

        if (range.From is { } from)
        {
            var first = UserValues.Time(from);
            moments = moments.Where(m => m.At >= first);
        }

        if (range.End is { } end)
        {
            var last = UserValues.Time(end);
            moments = moments.Where(m => m.At < last);
        }

        moments = isDescending ? moments.OrderByDescending(m => m.At).ThenByDescending(m => m.Username) : moments.OrderBy(m => m.At).ThenBy(m => m.Username);
        return [.. (await moments.Take(count).ToListAsync(cancellation)).Select(m => new UserKey(UserValues.Key(m.At), m.Username))];
    }
}
