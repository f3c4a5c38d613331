namespace CognitoConsole.Contracts.Extensions;

/// <summary>
/// The users that a search finds as rows of a table, a thousand at a time. Who took whose data is asked of every directory: the first page of an export is written to the audit log
/// with its search and columns.
/// </summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException, ErrorCodes.LimitExceededException])]
public sealed record ExportUsersRequest : IRequest<ExportUsersResponse>, IUserPoolRequest, IShape
{
    public const int MaxColumns = 70;

    public string UserPoolId { get; init; } = null!;

    /// <inheritdoc cref="SearchUsersRequest.Filter"/>
    public string? Filter { get; init; }

    /// <inheritdoc cref="SearchUsersRequest.SortBy"/>
    public string? SortBy { get; init; }

    /// <inheritdoc cref="SearchUsersRequest.SortOrder"/>
    public string? SortOrder { get; init; }

    /// <summary>username, status, cognito:user_status, UserCreateDate, UserLastModifiedDate, and attributes by their names.</summary>
    public IReadOnlyList<string> Columns { get; init; } = null!;
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        UserSearch.Check(check, UserPoolId, Filter, SortBy, SortOrder);
        check.Required(Columns, "columns");
        check.Count(Columns?.Count, "columns", 1, MaxColumns, () => ShapeCheck.Show(Columns));
        check.Text(NextToken, "nextToken", 1, 8192, null, null, false);
    }
}

public sealed record ExportUsersResponse
{
    /// <summary>One value for each column; empty where the user has none. Times are ISO 8601, UTC.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }
    public string? NextToken { get; init; }
}
