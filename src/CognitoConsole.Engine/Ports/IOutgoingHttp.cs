namespace CognitoConsole.Engine.Ports;

/// <summary>The web, for asking login providers. Guarded: no private or link-local target unless a setting allows it, no redirects, limits on size and time.</summary>
public interface IOutgoingHttp
{
    /// <exception cref="OutgoingHttpException">Not reached, refused by the guard, or too large.</exception>
    Task<OutgoingAnswer> Get(Uri address, IReadOnlyDictionary<string, string>? headers, CancellationToken cancellation);
}

/// <param name="Body">At most as long as the guard allows.</param>
public sealed record OutgoingAnswer(int Status, string Body);

/// <summary>The message says what happened without a word of what an internal host may have answered.</summary>
public sealed class OutgoingHttpException(string message, Exception? inner = null) : Exception(message, inner);
