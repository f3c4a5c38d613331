using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Asks a list of breached passwords elsewhere, in the form that Have I Been Pwned has made common: the first five digits of the password's SHA-1 go out, and the
/// rest of every hash that begins so comes back, with how often it was seen. A list that does not answer stops nobody, and is left alone for a while.
/// </summary>
public sealed partial class PasswordRange(EngineOptions options, IOutgoingHttp http, KeyRing keys, TimeProvider clock, ILogger<PasswordRange> log)
{
    private const int Prefix = 5;
    private const int Capacity = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    // What padding adds comes with the count 0; it hides how long the answer is from whoever reads along.
    private static readonly Dictionary<string, string> Headers = new() { ["Add-Padding"] = "true" };

    /// <summary>People who sign in each hour ask once. By a keyed hash, which tells nothing of the password.</summary>
    private readonly ConcurrentDictionary<string, (bool IsListed, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    private long _silentUntil;

    public async Task<bool> Contains(string password, CancellationToken cancellation)
    {
        if (options.PasswordRange is not { } list) return false;
        var now = clock.GetUtcNow();
        var key = Convert.ToBase64String(HMACSHA256.HashData(keys.DeriveKey("password-range"), Encoding.UTF8.GetBytes(password)));
        if (_known.TryGetValue(key, out var known) && known.Until > now) return known.IsListed;
        if (now.ToUnixTimeMilliseconds() < Interlocked.Read(ref _silentUntil)) return false;
        if (await Ask(list, password, cancellation) is not { } isListed)
        {
            Interlocked.Exchange(ref _silentUntil, (now + Pause).ToUnixTimeMilliseconds());
            return false;
        }

        if (_known.Count >= Capacity) _known.Clear();
        _known[key] = (isListed, now + Kept);
        return isListed;
    }

    /// <returns>Null: no answer, or none that is a list.</returns>
    private async Task<bool?> Ask(Uri list, string password, CancellationToken cancellation)
    {
#pragma warning disable CA5350 // The lists are made of SHA-1; nothing is protected by it.
        var hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            var answer = await http.Get(new Uri(list.AbsoluteUri + hash[..Prefix]), Headers, limit.Token);
            if (answer.Status == 200) return IsListed(answer.Body, hash.AsSpan(Prefix));
            LogSilence(log, list.Host, $"It answered with HTTP status {answer.Status}.");
        }
        catch (OutgoingHttpException failure)
        {
            LogSilence(log, list.Host, failure.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            LogSilence(log, list.Host, "It took too long.");
        }

        return null;
    }

    private static bool IsListed(string body, ReadOnlySpan<char> rest)
    {
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            var colon = line.IndexOf(':');
            if (colon == rest.Length && line[..colon].Equals(rest, StringComparison.OrdinalIgnoreCase))
                return long.TryParse(line[(colon + 1)..], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var times) && times > 0;
        }

        return false;
    }

    [LoggerMessage(LogLevel.Warning, "The list of breached passwords at {Host} gives no answer: {Reason} Passwords are checked against the local list alone for 30 seconds.")]
    private static partial void LogSilence(ILogger log, string host, string reason);
}
