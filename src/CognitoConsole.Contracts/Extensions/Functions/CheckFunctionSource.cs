namespace CognitoConsole.Contracts.Extensions;

/// <summary>Whether a source is JavaScript. It is read and not run.</summary>
[Operation("cognito-console", OperationAccess.Signed)]
public sealed record CheckFunctionSourceRequest : IRequest<CheckFunctionSourceResponse>, IShape
{
    public string Source { get; init; } = null!;

    public void Check(ShapeCheck check)
    {
        check.Required(Source, "source");
        check.Text(Source, "source", 1, FunctionShapes.MaxSource, null, null, true);
    }
}

public sealed record CheckFunctionSourceResponse
{
    /// <summary>The parser's complaint, with line and column; null for sound JavaScript.</summary>
    public string? Fault { get; init; }

    /// <summary>Where it is; the first line is 1. Null without a fault, or when the parser names no place.</summary>
    public int? FaultLine { get; init; }
}
