namespace CognitoConsole.Contracts.Extensions;

/// <summary>What one call changed: who, what, before and after, from where.</summary>
public sealed record AuditEntryType
{
    public required string EntryId { get; init; }
    public required DateTimeOffset Date { get; init; }
    public required string RequestId { get; init; }

    /// <summary>IAM action, for example <c>cognito-idp:UpdateUserPool</c>.</summary>
    public required string Action { get; init; }
    public required string CallerName { get; init; }
    public required string CallerArn { get; init; }
    public string? IpAddress { get; init; }
    public string? UserAgent { get; init; }

    /// <summary>The pool that the change belongs to; null for things of the whole server.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The changed object in it, for example <c>CognitoUser/ana</c>.</summary>
    public string? Target { get; init; }

    /// <summary>Member by member; secrets appear as <c>***</c>. Lists have it only where it was asked for.</summary>
    public IReadOnlyList<AuditChangeType>? Changes { get; init; }
}

/// <summary>One member of one object. Values are JSON; null means that there was none.</summary>
public sealed record AuditChangeType
{
    public required string Target { get; init; }
    public required string Member { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
}

/// <summary>The audit log, newest first. All filters must fit.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.InvalidParameterException])]
public sealed record ListAuditEntriesRequest : IRequest<ListAuditEntriesResponse>, IShape
{
    /// <summary>Exact name of the caller: an operator's e-mail address, the user name of an access key, <c>root</c>.</summary>
    public string? CallerName { get; init; }

    /// <summary>Exact action (<c>cognito-idp:UpdateUserPool</c>).</summary>
    public string? Action { get; init; }

    /// <summary>Pool ID.</summary>
    public string? ResourceId { get; init; }

    /// <summary>Exact object (<c>CognitoUser/ana</c>).</summary>
    public string? Target { get; init; }

    /// <summary>Inclusive.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>With the changes of each entry, as <c>GetAuditEntry</c> shows them: whoever may not call that is refused.</summary>
    public bool? IncludeChanges { get; init; }

    /// <summary>1 to 100; 50 when left out.</summary>
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Text(CallerName, "callerName", 1, 256, null, null, false);
        check.Text(Action, "action", 1, 128, null, null, false);
        check.Text(ResourceId, "resourceId", 1, 128, null, null, false);
        check.Text(Target, "target", 1, 300, null, null, false);
        check.Number(MaxResults, "maxResults", 1, 100);
        check.Text(NextToken, "nextToken", 1, 4096, null, null, false);
    }
}

public sealed record ListAuditEntriesResponse
{
    public required IReadOnlyList<AuditEntryType> Entries { get; init; }
    public string? NextToken { get; init; }
}

[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetAuditEntryRequest : IRequest<GetAuditEntryResponse>, IShape
{
    public string EntryId { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(EntryId, "entryId");
        check.Text(EntryId, "entryId", 1, 36, null, null, false);
    }
}

public sealed record GetAuditEntryResponse
{
    public required AuditEntryType Entry { get; init; }
}
