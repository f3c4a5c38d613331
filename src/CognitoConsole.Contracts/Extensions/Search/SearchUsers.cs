using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Contracts.Extensions;

/// <summary>
/// Users of a pool by what ListUsers cannot: any attribute, custom ones too, several conditions at once, in an order of one's choice, counted.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException, ErrorCodes.LimitExceededException])]
public sealed record SearchUsersRequest : IRequest<SearchUsersResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    /// <summary>
    /// The grammar of ListUsers and more: <c>email ^= "ana" and (custom:team = "x" or name *= "smith")</c>. Operators are <c>=</c>, <c>^=</c> (begins with),
    /// <c>*=</c> (contains, in upper or lower case), and for UserCreateDate and UserLastModifiedDate <c>&lt;</c> and <c>&gt;</c> with an ISO 8601 date.
    /// Compared are the first 200 characters of a value. Null finds everybody.
    /// </summary>
    public string? Filter { get; init; }

    /// <summary>
    /// <c>username</c>, <c>UserCreateDate</c>, <c>UserLastModifiedDate</c>, <c>cognito:user_status</c> or an attribute. When left out: the attribute by whose index the search
    /// is found, else UserCreateDate.
    /// </summary>
    public string? SortBy { get; init; }

    /// <summary>Ascending (default) or Descending. Users without the attribute come last in both.</summary>
    public string? SortOrder { get; init; }

    /// <summary>1 to 1,000; 25 when left out.</summary>
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    /// <summary>Also says how many users match. It may cost more than the page.</summary>
    public bool? IncludeCount { get; init; }

    public void Check(ShapeCheck check)
    {
        UserSearch.Check(check, UserPoolId, Filter, SortBy, SortOrder);
        check.Number(MaxResults, "maxResults", 1, 1000);
        check.Text(NextToken, "nextToken", 1, 8192, null, null, false);
    }
}

public sealed record SearchUsersResponse
{
    public required IReadOnlyList<UserType> Users { get; init; }
    public string? NextToken { get; init; }

    /// <summary>When asked for.</summary>
    public UserCountType? Count { get; init; }
}

/// <param name="Value">Users that match: all of them, or so many at least.</param>
/// <param name="IsExact">False where counting was ended by its limit of number or time.</param>
public sealed record UserCountType(long Value, bool IsExact);

/// <summary>What a search of users and all that works on its result share.</summary>
public static class UserSearch
{
    public const string Ascending = nameof(Ascending);
    public const string Descending = nameof(Descending);
    private const int MaxFilter = 2048;

    internal static void Check(ShapeCheck check, string? userPoolId, string? filter, string? sortBy, string? sortOrder)
    {
        check.Required(userPoolId, "userPoolId");
        check.Text(userPoolId, "userPoolId", 1, 55, null, null, false);
        check.Text(filter, "filter", 0, MaxFilter, null, null, false);
        check.Text(sortBy, "sortBy", 1, 40, null, null, false);
        check.Text(sortOrder, "sortOrder", 0, int.MaxValue, null, [Ascending, Descending], false);
    }
}
