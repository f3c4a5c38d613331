using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Opens a number of the auditors' overview: the users that it counts.</summary>
public sealed class ListCountedUsers(CognitoDbContext db, PoolDirectory pools, PagingToken paging, TimeProvider clock) : IOperation<ListCountedUsersRequest, ListCountedUsersResponse>
{
    private const int DefaultPage = 60;

    private sealed record Position(string Username);

    public async Task<ListCountedUsersResponse> Handle(ListCountedUsersRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var month = ActiveUsers.MonthOf(request.Month is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : clock.GetUtcNow());
        var scope = $"{pool.Id}/{request.Kind}/{month}/{request.Factor}";
        var after = paging.Open<Position>(context, scope, request.NextToken)?.Username ?? "";
        var size = request.MaxResults ?? DefaultPage;
        var page = request.Kind == ListCountedUsersRequest.Active
            ? await Active(pool.Id, month, after, size + 1).ToListAsync(context.Cancellation)
            : await WithMfa(pool.Id, request.Factor ?? SearchRows.AnyMfa, after, size + 1).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new() { Users = page, NextToken = more ? paging.Seal(context, scope, new Position(page[^1].Username)) : null };
    }

    private IQueryable<CountedUserType> Active(string poolId, int month, string after, int count) =>
        from a in db.MonthlyActiveUsers.AsNoTracking().Where(a => a.UserPoolId == poolId && a.Month == month && string.Compare(a.Username, after) > 0).OrderBy(a => a.Username).Take(count)
        join u in db.CognitoUsers.AsNoTracking() on new { a.UserPoolId, a.Username } equals new { u.UserPoolId, u.Username }
        orderby a.Username
        select new CountedUserType { Username = u.Username, UserStatus = u.UserStatus, Enabled = u.Enabled, MfaSettings = u.MfaSettings, FirstActiveDate = a.FirstActiveAt };

    private IQueryable<CountedUserType> WithMfa(string poolId, string factor, string after, int count) =>
        from a in db.UserAttributes.AsNoTracking().Where(a => a.UserPoolId == poolId && a.Name == SearchRows.Mfa && a.Value == factor && string.Compare(a.Username, after) > 0).OrderBy(a => a.Username).Take(count)
        join u in db.CognitoUsers.AsNoTracking() on new { a.UserPoolId, a.Username } equals new { u.UserPoolId, u.Username }
        orderby a.Username
        select new CountedUserType { Username = u.Username, UserStatus = u.UserStatus, Enabled = u.Enabled, MfaSettings = u.MfaSettings };
}
