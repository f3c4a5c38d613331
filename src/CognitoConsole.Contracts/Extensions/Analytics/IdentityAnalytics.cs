namespace CognitoConsole.Contracts.Extensions;

/// <summary>The dashboard of an identity pool. Days are those of the pool's time zone; every number is the length of the list that <see cref="ListIdentityEventsRequest"/> or <see cref="ListCountedIdentitiesRequest"/> gives for it.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record GetIdentityPoolStatisticsRequest : IRequest<GetIdentityPoolStatisticsResponse>, IIdentityPoolRequest, IShape
{
    public string IdentityPoolId { get; init; } = null!;

    /// <summary>First day; left out: as many as <see cref="Days"/> up to <see cref="To"/>.</summary>
    public DateOnly? From { get; init; }

    /// <summary>How many days where <see cref="From"/> is left out; 30 unless it is named.</summary>
    public int? Days { get; init; }

    /// <summary>Last day; left out: today.</summary>
    public DateOnly? To { get; init; }

    public void Check(ShapeCheck check)
    {
        IdentityShapes.Pool(check, IdentityPoolId);
        check.Number(Days, "days", 1, 800);
    }
}

public sealed record GetIdentityPoolStatisticsResponse
{
    /// <summary>What there is now.</summary>
    public required IdentityTotals Totals { get; init; }

    /// <summary>Logins now, by provider.</summary>
    public required IReadOnlyDictionary<string, long> Logins { get; init; }

    /// <summary>Every day of the range, also the empty ones.</summary>
    public required IReadOnlyList<IdentityPoolDay> Days { get; init; }

    /// <summary>The first day whose lists are kept; numbers of days before stay, without a list.</summary>
    public required DateOnly ListsSince { get; init; }

    /// <summary>In which time zones days were counted, in the order of time; the last one holds.</summary>
    public required IReadOnlyList<IdentityPoolTimeZone> TimeZones { get; init; }
}

public sealed record IdentityTotals
{
    public required long Authenticated { get; init; }
    public required long Guests { get; init; }
    public required long Disabled { get; init; }
}

public sealed record IdentityPoolDay
{
    public required DateOnly Date { get; init; }

    /// <summary>What there was at the end of the day; of today, what there is now. <see cref="ListCountedIdentitiesRequest"/> names them.</summary>
    public required IdentityTotals Totals { get; init; }

    /// <summary>By provider; <c>unauthenticated</c> for guests.</summary>
    public required IReadOnlyDictionary<string, IdentityCounts> Providers { get; init; }
}

/// <summary>What happened on a day, with one provider.</summary>
public sealed record IdentityCounts
{
    public long Created { get; init; }
    public long Active { get; init; }
    public long SignIns { get; init; }
    public long Credentials { get; init; }
}

/// <summary>What a number of the dashboard counts, newest first.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record ListIdentityEventsRequest : IRequest<ListIdentityEventsResponse>, IIdentityPoolRequest, IShape
{
    public static readonly string[] Kinds = ["Created", "Active", "SignIn", "Credentials"];

    public string IdentityPoolId { get; init; } = null!;

    /// <summary>Created, Active, SignIn or Credentials.</summary>
    public string Kind { get; init; } = null!;

    /// <summary>First and last day, as the dashboard names them; both are included. Left out: the last 30.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Provider { get; init; }

    /// <summary>True: of guests only; false: only of those who have signed in, whoever the provider was.</summary>
    public bool? Guests { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        IdentityShapes.Pool(check, IdentityPoolId);
        check.Required(Kind, "kind");
        check.Text(Kind, "kind", 0, int.MaxValue, null, Kinds, false);
        check.Text(Provider, "provider", 1, 128, null, null, false);
        check.Number(MaxResults, "maxResults", 1, 60);
        check.Text(NextToken, "nextToken", 1, 65535, null, null, false);
    }
}

public sealed record ListIdentityEventsResponse
{
    public required IReadOnlyList<IdentityEventType> Events { get; init; }
    public string? NextToken { get; init; }
}

public sealed record IdentityEventType
{
    /// <summary>Tells events of one millisecond apart.</summary>
    public required string EventId { get; init; }
    public required string Kind { get; init; }

    /// <summary>The day that it was counted on.</summary>
    public required DateOnly Date { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string IdentityId { get; init; }
    public required string Provider { get; init; }
    public string? RoleArn { get; init; }
    public string? AccessKeyId { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>Identity pools with what is in them, for auditors; in the order of creation.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.InvalidParameterException])]
public sealed record ListIdentityPoolTotalsRequest : IRequest<ListIdentityPoolTotalsResponse>, IShape
{
    /// <summary>Any part of the name or the id, in upper or lower case. Null finds every pool.</summary>
    public string? Text { get; init; }
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Text(Text, "text", 1, 128, null, null, false);
        check.Number(MaxResults, "maxResults", 1, 60);
        check.Text(NextToken, "nextToken", 1, 65535, null, null, false);
    }
}

public sealed record ListIdentityPoolTotalsResponse
{
    public required IReadOnlyList<IdentityPoolTotals> IdentityPools { get; init; }
    public string? NextToken { get; init; }
}

public sealed record IdentityPoolTotals
{
    public required string IdentityPoolId { get; init; }
    public required string IdentityPoolName { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public required bool AllowUnauthenticatedIdentities { get; init; }

    /// <summary>In which the pool's days are counted.</summary>
    public required string TimeZone { get; init; }
    public required IdentityTotals Totals { get; init; }
}

internal static class IdentityShapes
{
    public static void Pool(ShapeCheck check, string? identityPoolId)
    {
        check.Required(identityPoolId, "identityPoolId");
        check.Text(identityPoolId, "identityPoolId", 1, 55, null, null, false);
    }

    public static void Identity(ShapeCheck check, string? identityId)
    {
        check.Required(identityId, "identityId");
        check.Text(identityId, "identityId", 1, 55, null, null, false);
    }
}
