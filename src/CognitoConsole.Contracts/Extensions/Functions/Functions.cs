namespace CognitoConsole.Contracts.Extensions;

/// <summary>Something that a trigger of a user pool can call. Secrets are never in it.</summary>
public sealed record FunctionType
{
    public required string Name { get; init; }

    /// <summary>Inline, Lambda or Webhook.</summary>
    public required string Kind { get; init; }

    /// <summary>What LambdaConfig names it by.</summary>
    public required string Arn { get; init; }
    public string? Description { get; init; }

    /// <summary>Newest source of an inline function.</summary>
    public int? Version { get; init; }

    /// <summary>Base address of the Lambda service, or the webhook's own address.</summary>
    public string? Endpoint { get; init; }
    public string? AccessKeyId { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset LastModifiedDate { get; init; }
}

/// <summary>One saved source of an inline function.</summary>
public sealed record FunctionVersionType
{
    public required int Version { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public required string Author { get; init; }
}

/// <summary>A trigger of a pool that calls the function.</summary>
public sealed record FunctionUseType
{
    /// <summary>One of the two is named: a user pool, or an identity pool whose sync trigger it is.</summary>
    public string? UserPoolId { get; init; }
    public string? IdentityPoolId { get; init; }
    public required string PoolName { get; init; }

    /// <summary>Member of LambdaConfig, or <c>SyncTrigger</c>.</summary>
    public required string Trigger { get; init; }
}

public static class FunctionKind
{
    /// <summary>JavaScript kept here and run in a sandbox.</summary>
    public const string Inline = nameof(Inline);

    /// <summary>Called by the Invoke API of AWS Lambda, there or at anything that speaks it.</summary>
    public const string Lambda = nameof(Lambda);

    /// <summary>An HTTPS address that gets the event and answers with it.</summary>
    public const string Webhook = nameof(Webhook);

    public static readonly string[] Values = [Inline, Lambda, Webhook];
}

/// <summary>Makes a function. An inline one needs Source; a Lambda its ARN, endpoint and key; a webhook its address.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.InvalidParameterException, ErrorCodes.LimitExceededException])]
public sealed record CreateFunctionRequest : IRequest<CreateFunctionResponse>, IShape
{
    /// <summary>Letters, digits, - and _.</summary>
    public string Name { get; init; } = null!;
    public string Kind { get; init; } = null!;
    public string? Description { get; init; }
    public string? Source { get; init; }

    /// <summary>ARN of the Lambda.</summary>
    public string? Arn { get; init; }

    /// <summary>Lambda: the service's base address, AWS's own when left out. Webhook: where the event goes.</summary>
    public string? Endpoint { get; init; }
    public string? AccessKeyId { get; init; }

    [Sensitive]
    public string? SecretAccessKey { get; init; }

    public void Check(ShapeCheck check)
    {
        FunctionShapes.Name(check, Name);
        check.Required(Kind, "kind");
        check.Text(Kind, "kind", 0, int.MaxValue, null, FunctionKind.Values, false);
        check.Text(Arn, "arn", 20, 300, null, null, false);
        FunctionShapes.Settings(check, Description, Source, Endpoint, AccessKeyId, SecretAccessKey);
    }
}

public sealed record CreateFunctionResponse
{
    public required FunctionType Function { get; init; }

    /// <summary>With which a webhook checks that a call is from here. Shown this once.</summary>
    [Sensitive]
    public string? SigningSecret { get; init; }
}

/// <summary>Changes a function; members left out stay as they are. A new source becomes a new version.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException, ErrorCodes.ConcurrentModificationException])]
public sealed record UpdateFunctionRequest : IRequest<UpdateFunctionResponse>, IShape
{
    public string Name { get; init; } = null!;
    public string? Description { get; init; }
    public string? Source { get; init; }

    /// <summary>The version that the new source was made from: refused when somebody has saved another in the meantime.</summary>
    public int? ExpectedVersion { get; init; }
    public string? Endpoint { get; init; }
    public string? AccessKeyId { get; init; }

    [Sensitive]
    public string? SecretAccessKey { get; init; }

    /// <summary>A webhook gets a new signing secret; the old one ends at once.</summary>
    public bool RotateSigningSecret { get; init; }

    public void Check(ShapeCheck check)
    {
        FunctionShapes.Name(check, Name);
        FunctionShapes.Settings(check, Description, Source, Endpoint, AccessKeyId, SecretAccessKey);
    }
}

public sealed record UpdateFunctionResponse
{
    public required FunctionType Function { get; init; }

    [Sensitive]
    public string? SigningSecret { get; init; }
}

/// <summary>A function with one of its sources, the list of all, and the triggers that call it.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.ResourceNotFoundException])]
public sealed record GetFunctionRequest : IRequest<GetFunctionResponse>, IShape
{
    public string Name { get; init; } = null!;

    /// <summary>The newest when left out.</summary>
    public int? Version { get; init; }

    public void Check(ShapeCheck check)
    {
        FunctionShapes.Name(check, Name);
        check.Number(Version, "version", 1, int.MaxValue);
    }
}

public sealed record GetFunctionResponse
{
    public required FunctionType Function { get; init; }
    public string? Source { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<FunctionVersionType> Versions { get; init; }
    public required IReadOnlyList<FunctionUseType> Uses { get; init; }
}

/// <summary>Refused while a trigger calls it.</summary>
[Operation("cognito-console", OperationAccess.Signed, IsWrite = true, Errors = [ErrorCodes.ResourceNotFoundException, ErrorCodes.InvalidParameterException])]
public sealed record DeleteFunctionRequest : IRequest<Nothing>, IShape
{
    public string Name { get; init; } = null!;

    public void Check(ShapeCheck check) => FunctionShapes.Name(check, Name);
}

/// <summary>All functions by name.</summary>
[Operation("cognito-console", OperationAccess.Signed, Errors = [ErrorCodes.InvalidParameterException])]
public sealed record ListFunctionsRequest : IRequest<ListFunctionsResponse>, IShape
{
    /// <summary>1 to 100; 50 when left out.</summary>
    public int? MaxResults { get; init; }
    public string? NextToken { get; init; }

    public void Check(ShapeCheck check)
    {
        check.Number(MaxResults, "maxResults", 1, 100);
        check.Text(NextToken, "nextToken", 1, 4096, null, null, false);
    }
}

public sealed record ListFunctionsResponse
{
    public required IReadOnlyList<FunctionType> Functions { get; init; }
    public string? NextToken { get; init; }
}
