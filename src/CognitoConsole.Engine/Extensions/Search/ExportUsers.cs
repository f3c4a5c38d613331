using System.Globalization;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>The same search as SearchUsers, as rows; its beginning is audited.</summary>
internal sealed class ExportUsers(PoolDirectory pools, UserSearcher searcher, PagingToken paging, AuditTrail audit) : IOperation<ExportUsersRequest, ExportUsersResponse>
{
    private const int PageSize = 1_000;

    public async Task<ExportUsersResponse> Handle(ExportUsersRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var query = UserQueryParser.Parse(pool, request.Filter);
        var order = UserOrder.Of(pool, request.SortBy, request.SortOrder, query);
        foreach (var column in request.Columns)
            if (column != "identities") UserValues.Demand(pool, column, "columns");
        var list = $"{pool.Id}\n{request.Filter}\n{order.Attribute}\n{order.IsDescending}";
        var after = paging.Open<UserPlace>(context, list, request.NextToken);

        var page = await searcher.Page(pool, query, order, after, PageSize + 1, context.Cancellation);
        var more = page.Count > PageSize;
        if (more) page.RemoveAt(PageSize);
        if (request.NextToken is null)
        {
            audit.Start(request);
            await audit.Finish();
        }

        return new()
        {
            Rows = [.. page.Select(u => request.Columns.Select(c => Text(u, c)).ToArray())],
            NextToken = more ? paging.Seal(context, list, order.PlaceOf(pool, page[^1])) : null,
        };
    }

    /// <summary>Values as they are, not as they are indexed.</summary>
    private static string Text(CognitoUser user, string column) => column switch
    {
        UserValues.Username => user.Username,
        UserValues.Created => Time(user.UserCreateDate),
        UserValues.Modified => Time(user.UserLastModifiedDate),
        SearchRows.Status => user.UserStatus,
        SearchRows.Disabled => user.Enabled ? "Enabled" : SearchRows.IsDisabled,
        "sub" => user.Sub,
        _ => user.Attributes.GetValueOrDefault(column, ""),
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
