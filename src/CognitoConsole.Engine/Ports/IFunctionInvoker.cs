namespace CognitoConsole.Engine.Ports;

/// <summary>Runs functions of one kind: inline JavaScript, a Lambda, a webhook.</summary>
public interface IFunctionInvoker
{
    /// <summary>Inline, Lambda or Webhook.</summary>
    string Kind { get; }

    /// <summary>One attempt. It ends within <see cref="FunctionCall.Limit"/>, and its failures are answers and not exceptions.</summary>
    Task<FunctionAnswer> Invoke(FunctionCall call, CancellationToken cancellation);
}

/// <summary>What to run, and on what.</summary>
public sealed record FunctionCall
{
    public required string Name { get; init; }
    public required string Arn { get; init; }

    /// <summary>Inline: the JavaScript.</summary>
    public string? Source { get; init; }

    /// <summary>Names <see cref="Source"/> for ever, so that what was made of it can be kept; null for a source that nobody has saved.</summary>
    public string? Revision { get; init; }
    public int? Version { get; init; }
    public string? Endpoint { get; init; }
    public string? AccessKeyId { get; init; }

    /// <summary>Secret access key, or signing secret, in clear; never logged.</summary>
    public string? Secret { get; init; }
    public required string RequestId { get; init; }

    /// <summary>The event, as JSON.</summary>
    public required string Event { get; init; }
    public required TimeSpan Limit { get; init; }

    /// <summary>Handed over, not waited for (a Lambda's invocation type Event).</summary>
    public bool IsAsynchronous { get; init; }

    /// <summary>Without event and secret, so that no log can hold them.</summary>
    public override string ToString() => $"FunctionCall {{ {Arn} }}";
}

/// <summary>How an attempt ended.</summary>
public enum FunctionAnswerKind
{
    Succeeded,

    /// <summary>The function threw; its message is the error.</summary>
    FunctionError,
    TimedOut,

    /// <summary>Too many at once; another attempt may do.</summary>
    Throttled,

    /// <summary>Not reached; the error is a code such as AccessDeniedException.</summary>
    Failed,
}

/// <param name="Payload">What the function returned, as JSON.</param>
/// <param name="Logs">What it wrote, a line each.</param>
public sealed record FunctionAnswer(FunctionAnswerKind Kind, string? Payload = null, string? Error = null, string? Logs = null)
{
    /// <summary>More than this is no event any more, in characters.</summary>
    public const int MaxPayload = 1024 * 1024;

    public static FunctionAnswer TooLarge(string? logs = null) =>
        new(FunctionAnswerKind.FunctionError, null, "Response payload size exceeded maximum allowed payload size.", logs);
}
