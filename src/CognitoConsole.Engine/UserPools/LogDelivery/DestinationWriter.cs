using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Hands records to the file or the address of a destination.</summary>
internal sealed class DestinationWriter(LogDestination destination, ForwardForm form, IOutgoingHttp http, TimeProvider clock)
{
    /// <summary>The destination cannot be reached at present, or does not want the records.</summary>
    public static bool IsAway(Exception failure) => failure is IOException or UnauthorizedAccessException or OutgoingHttpException;

    /// <exception cref="Exception">See <see cref="IsAway"/>.</exception>
    public async Task Write(string[] records, CancellationToken cancellation)
    {
        if (destination.File is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // Opened anew each time, so that it may be moved away and rotated.
            // To the end, also while the server stops: half a line would spoil the next one.
            await File.AppendAllLinesAsync(file, records, CancellationToken.None);
            return;
        }

        var body = System.Text.Encoding.UTF8.GetBytes(form.Body(records));
        var headers = WebhookSignature.Headers(destination.Secret!, body, clock.GetUtcNow());
        headers[form.NameHeader] = destination.Arn;
        var answer = await http.Post(destination.Url!, headers, body, cancellation);
        if (answer.Status is < 200 or >= 300) throw new OutgoingHttpException($"HTTP status {answer.Status}.");
    }
}

/// <summary>How records are put together for an address.</summary>
/// <param name="NameHeader">The header that says for which destination they are.</param>
/// <param name="Batch">How many go at once.</param>
internal sealed record ForwardForm(string NameHeader, int Batch, Func<string[], string> Body)
{
    /// <summary>Delivered logs.</summary>
    public static ForwardForm Logs { get; } = new("X-Cognito-Log-Destination", 200, Array);

    /// <summary>What is synchronized.</summary>
    public static ForwardForm Sync { get; } = new("X-Cognito-Sync-Destination", 100, Array);

    private static string Array(string[] records) => $"[{string.Join(',', records)}]";
}
