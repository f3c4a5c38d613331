using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html">ListUsers</see></summary>
public sealed class ListUsers(PoolDirectory pools, CognitoDbContext db, PagingToken paging) : IOperation<ListUsersRequest, ListUsersResponse>
{
    private const int DefaultLimit = 60;

    public async Task<ListUsersResponse> Handle(ListUsersRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        foreach (var name in request.AttributesToGet ?? [])
            if (pool.SchemaAttributes.All(s => s.Name != name)) throw Errors.InvalidParameter($"Invalid attribute name: {name}", "attributesToGet");
        var filter = UserFilter.Parse(pool, request.Filter);
        var limit = request.Limit is { } asked and > 0 ? asked : DefaultLimit;
        var scope = $"{pool.Id}\n{request.Filter}";
        var after = paging.Open<string[]>(context, scope, request.PaginationToken);

        var (users, next) = filter is null || filter is { Attribute: "status" } && filter.Value != "Disabled"
            ? await InOrderOfCreation(pool, filter, after, limit, context.Cancellation)
            : filter.Attribute == "username"
                ? await ByUsername(pool, filter, after, limit, context.Cancellation)
                : await ByAttribute(pool, filter, after, limit, context.Cancellation);
        return new ListUsersResponse
        {
            Users = [.. users.Select(u => UserShape.ToShape(u, request.AttributesToGet))],
            PaginationToken = next is null ? null : paging.Seal(context, scope, next),
        };
    }

    /// <summary>Everybody, or everybody enabled: the key is (created, user name).</summary>
    private async Task<(List<CognitoUser>, string[]?)> InOrderOfCreation(UserPool pool, UserFilter? filter, string[]? after, int limit, CancellationToken cancellation)
    {
        var query = db.CognitoUsers.AsNoTracking().Where(u => u.UserPoolId == pool.Id);
        if (filter is not null)
        {
            var matchesEnabled = filter.IsPrefix ? "Enabled".StartsWith(filter.Value, StringComparison.Ordinal) : filter.Value == "Enabled";
            var matchesDisabled = filter.IsPrefix && "Disabled".StartsWith(filter.Value, StringComparison.Ordinal);
            query = query.Where(u => u.Enabled ? matchesEnabled : matchesDisabled);
        }

        if (after is [var createdText, var username] && long.TryParse(createdText, out var milliseconds))
        {
            var created = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
            query = query.Where(u => u.UserCreateDate >= created && (u.UserCreateDate > created || u.Username.CompareTo(username) > 0));
        }

        var page = await query.OrderBy(u => u.UserCreateDate).ThenBy(u => u.Username).Take(limit + 1).ToListAsync(cancellation);
        return Cut(page, limit, u => [u.UserCreateDate.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), u.Username]);
    }

    private async Task<(List<CognitoUser>, string[]?)> ByUsername(UserPool pool, UserFilter filter, string[]? after, int limit, CancellationToken cancellation)
    {
        var query = db.CognitoUsers.AsNoTracking().Where(u => u.UserPoolId == pool.Id);
        if (!filter.IsPrefix) query = query.Where(u => u.Username == filter.Value);
        else
        {
            query = query.Where(u => u.Username.CompareTo(filter.Value) >= 0);
            if (KeyRange.After(filter.Value) is { } end) query = query.Where(u => u.Username.CompareTo(end) < 0);
        }

        if (after is [var username]) query = query.Where(u => u.Username.CompareTo(username) > 0);
        return Cut(await query.OrderBy(u => u.Username).Take(limit + 1).ToListAsync(cancellation), limit, u => [u.Username]);
    }

    /// <summary>Over the search rows: the key is (value, user name).</summary>
    private async Task<(List<CognitoUser>, string[]?)> ByAttribute(UserPool pool, UserFilter filter, string[]? after, int limit, CancellationToken cancellation)
    {
        var (value, username) = after is [var v, var u] ? (v, u) : (filter.Value, "");
        var matches = !filter.IsPrefix ? Exact(db, pool.Id, filter.Attribute, filter.Value, username, limit + 1)
            : KeyRange.After(filter.Value) is { } end ? Between(db, pool.Id, filter.Attribute, value, username, end, limit + 1)
            : From(db, pool.Id, filter.Attribute, value, username, limit + 1);
        var page = new List<Match>();
        await foreach (var match in matches.WithCancellation(cancellation)) page.Add(match);
        var (cut, next) = Cut(page, limit, p => [p.Value, p.User.Username]);
        return ([.. cut.Select(p => p.User)], next);
    }

    private sealed record Match(string Value, CognitoUser User);

    // Compiled: to find the translation of such a query costs more than to run it.
    private static readonly Func<CognitoDbContext, string, string, string, string, int, IAsyncEnumerable<Match>> Exact =
        EF.CompileAsyncQuery((CognitoDbContext db, string poolId, string name, string value, string afterUser, int count) =>
            from a in db.UserAttributes.AsNoTracking()
                .Where(a => a.UserPoolId == poolId && a.Name == name && a.Value == value && a.Username.CompareTo(afterUser) > 0)
                .OrderBy(a => a.Value).ThenBy(a => a.Username).Take(count)
            join u in db.CognitoUsers.AsNoTracking() on new { a.UserPoolId, a.Username } equals new { u.UserPoolId, u.Username }
            orderby a.Value, a.Username
            select new Match(a.Value, u));

    private static readonly Func<CognitoDbContext, string, string, string, string, string, int, IAsyncEnumerable<Match>> Between =
        EF.CompileAsyncQuery((CognitoDbContext db, string poolId, string name, string value, string afterUser, string end, int count) =>
            from a in db.UserAttributes.AsNoTracking()
                .Where(a => a.UserPoolId == poolId && a.Name == name && a.Value.CompareTo(value) >= 0 && a.Value.CompareTo(end) < 0
                    && (a.Value.CompareTo(value) > 0 || a.Username.CompareTo(afterUser) > 0))
                .OrderBy(a => a.Value).ThenBy(a => a.Username).Take(count)
            join u in db.CognitoUsers.AsNoTracking() on new { a.UserPoolId, a.Username } equals new { u.UserPoolId, u.Username }
            orderby a.Value, a.Username
            select new Match(a.Value, u));

    private static readonly Func<CognitoDbContext, string, string, string, string, int, IAsyncEnumerable<Match>> From =
        EF.CompileAsyncQuery((CognitoDbContext db, string poolId, string name, string value, string afterUser, int count) =>
            from a in db.UserAttributes.AsNoTracking()
                .Where(a => a.UserPoolId == poolId && a.Name == name && a.Value.CompareTo(value) >= 0
                    && (a.Value.CompareTo(value) > 0 || a.Username.CompareTo(afterUser) > 0))
                .OrderBy(a => a.Value).ThenBy(a => a.Username).Take(count)
            join u in db.CognitoUsers.AsNoTracking() on new { a.UserPoolId, a.Username } equals new { u.UserPoolId, u.Username }
            orderby a.Value, a.Username
            select new Match(a.Value, u));

    private static (List<T> Page, string[]? Next) Cut<T>(List<T> page, int limit, Func<T, string[]> key)
    {
        if (page.Count <= limit) return (page, null);
        page.RemoveRange(limit, page.Count - limit);
        return (page, key(page[^1]));
    }
}
