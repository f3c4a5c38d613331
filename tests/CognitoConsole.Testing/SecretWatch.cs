using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Testing;

/// <summary>
/// Remembers every password, code, token and secret that passes through the engine in a test, and afterwards looks for them in the database file
/// and in the log. Since every operation has its tests, every operation is watched, those that are yet to be written too.
/// </summary>
internal sealed partial class SecretWatch : ILoggerProvider
{
    /// <summary>Shorter ones (six digits) stand somewhere by chance.</summary>
    private const int Shortest = 8;

    private readonly ConcurrentDictionary<string, string> _secrets = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _log = new();

    /// <summary>What was logged so far.</summary>
    public IEnumerable<string> Log => _log;

    /// <summary>Takes what is secret in a request or an answer.</summary>
    public void Learn(object? message) => Learn(message, message?.GetType().Name ?? "", depth: 0);

    /// <summary>Takes one.</summary>
    public void Learn(string name, string secret)
    {
        if (secret.Length >= Shortest) _secrets[secret] = name;
    }

    /// <summary>Where something secret stands readable; empty when nowhere.</summary>
    public IReadOnlyList<string> Find(IEnumerable<string> files)
    {
        if (_secrets.IsEmpty) return [];
        var places = files.Where(File.Exists).Select(f => (Name: "the database", Bytes: File.ReadAllBytes(f)))
            .Append((Name: "the log", Bytes: Encoding.UTF8.GetBytes(string.Join('\n', _log)))).ToList();
        return [.. from secret in _secrets
                   from form in Forms(secret.Key)
                   from place in places
                   where place.Bytes.AsSpan().IndexOf(form) >= 0
                   select $"{secret.Value} ({secret.Key}) stands readable in {place.Name}"];
    }

    public ILogger CreateLogger(string categoryName) => new Listener(_log);

    public void Dispose()
    {
    }

    /// <summary>As it is, as base64 and as hexadecimal digits.</summary>
    private static IEnumerable<byte[]> Forms(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return bytes;
        yield return Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes).TrimEnd('='));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(bytes));
    }

    private void Learn(object? value, string name, int depth)
    {
        switch (value)
        {
            case null or ValueType or Stream:
                return;
            case string text:
                if (IsSecret().IsMatch(name) && !IsConstant().IsMatch(text)) Learn(name, text);
                return;
            case IDictionary map:
                foreach (DictionaryEntry entry in map) Learn(entry.Value, entry.Key.ToString()!, depth + 1);
                return;
            case IEnumerable list:
                foreach (var each in list) Learn(each, name, depth + 1);
                return;
        }

        if (depth > 6 || value.GetType().Namespace?.StartsWith("CognitoConsole", StringComparison.Ordinal) != true) return;
        foreach (var property in Properties(value.GetType())) Learn(property.GetValue(value), property.Name, depth + 1);
    }

    private static PropertyInfo[] Properties(Type type) => Known.GetOrAdd(type, t => [.. t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0)]);

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>A name that ends so holds something that must be nowhere in clear. Tokens of paging, the subject of a token and prompts of a challenge are none.</summary>
    [GeneratedRegex("(?<!Next|Pagination|SubjectFromWebIdentity)(Password|Secret|SecretAccessKey|SecretHash|SecretCode|Token|Session|Code|(?<!By)Link|Answer|_SIGNATURE|private_key)$", RegexOptions.IgnoreCase)]
    private static partial Regex IsSecret();

    /// <summary>An answer may be the name of a factor.</summary>
    [GeneratedRegex("^([A-Z]+(_[A-Z]+)+|PASSWORD)$")]
    private static partial Regex IsConstant();

    private sealed class Listener(ConcurrentQueue<string> log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => log.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
