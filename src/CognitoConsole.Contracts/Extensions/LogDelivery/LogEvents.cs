using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Contracts.Extensions;

/// <summary>A record that a pool's log delivery has sent to its destination.</summary>
public sealed record LogEventType
{
    public required string EventId { get; init; }

    /// <summary><see cref="EventSourceName"/>.</summary>
    public required string EventSource { get; init; }

    /// <summary>ERROR or INFO.</summary>
    public required string LogLevel { get; init; }

    /// <summary>ARN of the log group, bucket or stream.</summary>
    public required string Destination { get; init; }
    public required DateTimeOffset Date { get; init; }

    /// <summary>JSON, as AWS writes it.</summary>
    public required string Record { get; init; }
}

/// <summary>The delivered logs of a pool, newest first.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.InvalidParameterException, ErrorCodes.ResourceNotFoundException])]
public sealed record ListLogEventsRequest : IRequest<ListLogEventsResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    /// <summary>Null for both.</summary>
    public string? EventSource { get; init; }

    /// <summary>1 to 100; 50 when left out.</summary>
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        FunctionShapes.Pool(check, UserPoolId);
        check.Text(EventSource, "eventSource", 0, int.MaxValue, null, EventSourceName.Values, false);
        check.Number(MaxResults, "maxResults", 1, 100);
        check.Text(NextToken, "nextToken", 1, 4096, null, null, false);
    }
}

public sealed record ListLogEventsResponse
{
    public required IReadOnlyList<LogEventType> Events { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>One delivered record.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.InvalidParameterException, ErrorCodes.ResourceNotFoundException])]
public sealed record GetLogEventRequest : IRequest<GetLogEventResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;
    public string EventId { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        FunctionShapes.Pool(check, UserPoolId);
        check.Required(EventId, "eventId");
        check.Text(EventId, "eventId", 1, 36, null, null, false);
    }
}

public sealed record GetLogEventResponse
{
    public required LogEventType Event { get; init; }
}
