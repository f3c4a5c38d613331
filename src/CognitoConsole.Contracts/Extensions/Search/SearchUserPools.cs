namespace CognitoConsole.Contracts.Extensions;

/// <summary>A user pool as a list shows it.</summary>
public sealed record UserPoolSummaryType
{
    public required string UserPoolId { get; init; }
    public required string Name { get; init; }
    public required string UserPoolTier { get; init; }

    /// <summary>As DescribeUserPool's EstimatedNumberOfUsers.</summary>
    public required int EstimatedNumberOfUsers { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
}

/// <summary>User pools by a part of name or id, with what ListUserPools leaves to DescribeUserPool: one call for a page of a list.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.InvalidParameterException])]
public sealed record SearchUserPoolsRequest : IRequest<SearchUserPoolsResponse>, IShape
{
    /// <summary>Any part of the name or the id, in upper or lower case. Null finds every pool.</summary>
    public string? Text { get; init; }

    /// <summary>1 to 60; 20 when left out.</summary>
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Text(Text, "text", 1, 128, null, null, false);
        check.Number(MaxResults, "maxResults", 1, 60);
        check.Text(NextToken, "nextToken", 1, 4096, null, null, false);
    }
}

public sealed record SearchUserPoolsResponse
{
    /// <summary>In the order of creation.</summary>
    public required IReadOnlyList<UserPoolSummaryType> UserPools { get; init; }
    public string? NextToken { get; init; }
}
