namespace CognitoConsole.Contracts.Extensions;

/// <summary>A message to a user of a pool.</summary>
public sealed record OutboxMessageType
{
    public required string MessageId { get; init; }
    public required string UserPoolId { get; init; }

    /// <summary>Name of the pool; in lists only.</summary>
    public string? UserPoolName { get; init; }
    public required string Username { get; init; }

    /// <summary>EMAIL or SMS.</summary>
    public required string Medium { get; init; }

    /// <summary>What caused it: SignUp, ForgotPassword, Invitation, VerifyAttribute.</summary>
    public required string Kind { get; init; }
    public required string Destination { get; init; }
    public string? Subject { get; init; }
    public string? From { get; init; }
    public string? ReplyTo { get; init; }
    public string? ConfigurationSet { get; init; }
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>Outbox (stays here to be read), Pending, Sent or Failed.</summary>
    public required string Status { get; init; }
    public required int Attempts { get; init; }
    public DateTimeOffset? NextAttemptDate { get; init; }
    public DateTimeOffset? SentDate { get; init; }
    public string? LastError { get; init; }
}

public static class OutboxStatus
{
    public const string Outbox = nameof(Outbox);
    public const string Pending = nameof(Pending);
    public const string Sent = nameof(Sent);
    public const string Failed = nameof(Failed);

    public static readonly string[] Values = [Outbox, Pending, Sent, Failed];
}

/// <summary>Messages, newest first and without their texts. All filters must fit.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.InvalidParameterException])]
public sealed record ListOutboxMessagesRequest : IRequest<ListOutboxMessagesResponse>, IShape
{
    public string? UserPoolId { get; init; }
    public string? Username { get; init; }
    public string? Medium { get; init; }
    public string? Status { get; init; }

    /// <summary>1 to 100; 50 when left out.</summary>
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Text(UserPoolId, "userPoolId", 1, 55, null, null, false);
        check.Text(Username, "username", 1, 128, null, null, false);
        check.Text(Medium, "medium", 0, int.MaxValue, null, ["EMAIL", "SMS"], false);
        check.Text(Status, "status", 0, int.MaxValue, null, OutboxStatus.Values, false);
        check.Number(MaxResults, "maxResults", 1, 100);
        check.Text(NextToken, "nextToken", 1, 4096, null, null, false);
    }
}

public sealed record ListOutboxMessagesResponse
{
    public required IReadOnlyList<OutboxMessageType> Messages { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>A message with its text, which holds codes and temporary passwords: reading it is audited.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetOutboxMessageRequest : IRequest<GetOutboxMessageResponse>, IShape
{
    public string MessageId { get; init; } = null!;

    public void Check(ShapeCheck check) => OutboxShapes.Id(check, MessageId);
}

public sealed record GetOutboxMessageResponse
{
    public required OutboxMessageType Message { get; init; }

    /// <summary>HTML for e-mail, plain text for SMS; null once the message has left.</summary>
    [Sensitive]
    public string? Body { get; init; }
}

/// <summary>Sends a message again that has failed, at once.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException, ErrorCodes.ConcurrentModificationException])]
public sealed record RetryOutboxMessageRequest : IRequest<RetryOutboxMessageResponse>, IShape
{
    public string MessageId { get; init; } = null!;

    public void Check(ShapeCheck check) => OutboxShapes.Id(check, MessageId);
}

public sealed record RetryOutboxMessageResponse
{
    public required OutboxMessageType Message { get; init; }
}

internal static class OutboxShapes
{
    public static void Id(ShapeCheck check, string? messageId)
    {
        check.Required(messageId, "messageId");
        check.Text(messageId, "messageId", 1, 36, null, null, false);
    }
}
