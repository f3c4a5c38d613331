namespace CognitoConsole.Engine.Ports;

/// <summary>The web, for asking login providers and calling functions. Guarded: no private or link-local target unless a setting allows it, no redirects, limits on size and time.</summary>
public interface IOutgoingHttp
{
    /// <exception cref="OutgoingHttpException">Not reached, refused by the guard, or too large.</exception>
    Task<OutgoingAnswer> Get(Uri address, IReadOnlyDictionary<string, string>? headers, CancellationToken cancellation);

    /// <summary>Sends JSON, or what the header Content-Type names. The time ends with the cancellation, within the guard's own limit.</summary>
    /// <exception cref="OutgoingHttpException">As for <see cref="Get"/>.</exception>
    Task<OutgoingAnswer> Post(Uri address, IReadOnlyDictionary<string, string> headers, byte[] body, CancellationToken cancellation);
}

/// <param name="Body">At most as long as the guard allows.</param>
public sealed record OutgoingAnswer(int Status, string Body)
{
    /// <summary>By name, whatever its case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>The message says what happened without a word of what an internal host may have answered.</summary>
public sealed class OutgoingHttpException(string message, Exception? inner = null) : Exception(message, inner);
