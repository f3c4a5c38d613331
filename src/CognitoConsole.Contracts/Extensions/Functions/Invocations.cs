namespace CognitoConsole.Contracts.Extensions;

/// <summary>A call of a function by a trigger.</summary>
public sealed record FunctionInvocationType
{
    public required string InvocationId { get; init; }
    public required string UserPoolId { get; init; }
    public required string FunctionArn { get; init; }
    public int? FunctionVersion { get; init; }
    public required string Trigger { get; init; }
    public required string TriggerSource { get; init; }
    public required string Username { get; init; }
    public required DateTimeOffset Date { get; init; }
    public required int DurationMilliseconds { get; init; }
    public required int Attempts { get; init; }

    /// <summary>See <see cref="FunctionOutcomes"/>.</summary>
    public required string Outcome { get; init; }
}

/// <summary>How a call ended.</summary>
public static class FunctionOutcomes
{
    public const string Succeeded = nameof(Succeeded);

    /// <summary>The function threw, or answered with an error.</summary>
    public const string FunctionError = nameof(FunctionError);
    public const string TimedOut = nameof(TimedOut);

    /// <summary>The function was not reached: unknown, not allowed, no connection, too many at once.</summary>
    public const string Failed = nameof(Failed);

    /// <summary>The function answered with something that is no event.</summary>
    public const string InvalidOutput = nameof(InvalidOutput);

    public static readonly string[] Values = [Succeeded, FunctionError, TimedOut, Failed, InvalidOutput];
}

/// <summary>What went in and came out. In recorded calls, passwords, codes and answers to challenges read <c>***</c>.</summary>
public sealed record FunctionRunType
{
    public required string Outcome { get; init; }
    public required int DurationMilliseconds { get; init; }

    /// <summary>The event, as JSON.</summary>
    public required string Input { get; init; }

    /// <summary>The answer, as JSON; null when there was none.</summary>
    public string? Output { get; init; }

    /// <summary>What the function wrote to its console.</summary>
    public string? Logs { get; init; }

    /// <summary>The function's own message.</summary>
    public string? Error { get; init; }

    /// <summary>What the API answers to a caller because of it; null when the call goes on.</summary>
    public string? Refusal { get; init; }
}

/// <summary>Recent calls of a pool's triggers, newest first, without their contents. All filters must fit.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.InvalidParameterException, ErrorCodes.ResourceNotFoundException])]
public sealed record ListFunctionInvocationsRequest : IRequest<ListFunctionInvocationsResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;
    public string? Trigger { get; init; }
    public string? Outcome { get; init; }

    /// <summary>1 to 100; 50 when left out.</summary>
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        FunctionShapes.Pool(check, UserPoolId);
        check.Text(Trigger, "trigger", 1, 32, null, null, false);
        check.Text(Outcome, "outcome", 0, int.MaxValue, null, FunctionOutcomes.Values, false);
        check.Number(MaxResults, "maxResults", 1, 100);
        check.Text(NextToken, "nextToken", 1, 4096, null, null, false);
    }
}

public sealed record ListFunctionInvocationsResponse
{
    public required IReadOnlyList<FunctionInvocationType> Invocations { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>A call with its contents, which hold a user's attributes: reading it is audited.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetFunctionInvocationRequest : IRequest<GetFunctionInvocationResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;
    public string InvocationId { get; init; } = null!;

    public void Check(ShapeCheck check) => FunctionShapes.Invocation(check, UserPoolId, InvocationId);
}

public sealed record GetFunctionInvocationResponse
{
    public required FunctionInvocationType Invocation { get; init; }
    public required FunctionRunType Run { get; init; }
}

/// <summary>Runs a function on an event of one's own. Nothing else happens: no user changes, nothing is recorded or sent.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record TestFunctionRequest : IRequest<TestFunctionResponse>, IShape
{
    /// <summary>ARN of a function; null to run Source alone.</summary>
    public string? Arn { get; init; }

    /// <summary>An edited source, run in place of the saved one of an inline function.</summary>
    public string? Source { get; init; }

    /// <summary>The event, as JSON. Its triggerSource says what the answer must look like.</summary>
    [Sensitive]
    public string Event { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Text(Arn, "arn", 20, 300, null, null, false);
        check.Text(Source, "source", 1, FunctionShapes.MaxSource, null, null, true);
        check.Required(Event, "event");
        check.Text(Event, "event", 2, FunctionShapes.MaxEvent, null, null, true);
    }
}

public sealed record TestFunctionResponse
{
    public required FunctionRunType Run { get; init; }
}

/// <summary>Runs a recorded event again, against the function as it is now or an edited source. Nothing else happens.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record ReplayFunctionInvocationRequest : IRequest<ReplayFunctionInvocationResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;
    public string InvocationId { get; init; } = null!;
    public string? Source { get; init; }

    public void Check(ShapeCheck check)
    {
        FunctionShapes.Invocation(check, UserPoolId, InvocationId);
        check.Text(Source, "source", 1, FunctionShapes.MaxSource, null, null, true);
    }
}

public sealed record ReplayFunctionInvocationResponse
{
    /// <summary>As it went then.</summary>
    public required FunctionRunType Recorded { get; init; }

    /// <summary>As it goes now.</summary>
    public required FunctionRunType Run { get; init; }
}

/// <summary>A ready event for every trigger source, with this pool's own values.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record ListTriggerEventsRequest : IRequest<ListTriggerEventsResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    public void Check(ShapeCheck check) => FunctionShapes.Pool(check, UserPoolId);
}

public sealed record ListTriggerEventsResponse
{
    public required IReadOnlyList<TriggerEventType> Events { get; init; }
}

public sealed record TriggerEventType
{
    /// <summary>Member of LambdaConfig; or <c>SyncTrigger</c>, which identity pools have.</summary>
    public required string Trigger { get; init; }
    public required string TriggerSource { get; init; }

    /// <summary>JSON.</summary>
    public required string Event { get; init; }
}

/// <summary>The key with which a pool's custom senders decrypt codes: a raw AES key of the AWS Encryption SDK. Reading it is audited.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record GetCustomSenderSecretRequest : IRequest<GetCustomSenderSecretResponse>, IUserPoolRequest, IShape
{
    public string UserPoolId { get; init; } = null!;

    public void Check(ShapeCheck check) => FunctionShapes.Pool(check, UserPoolId);
}

public sealed record GetCustomSenderSecretResponse
{
    public required string KeyNamespace { get; init; }
    public required string KeyName { get; init; }

    /// <summary>32 bytes, base64.</summary>
    [Sensitive]
    public required string Key { get; init; }
}
