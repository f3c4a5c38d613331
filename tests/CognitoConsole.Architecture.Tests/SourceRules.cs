using System.Text.RegularExpressions;

namespace CognitoConsole.Architecture.Tests;

/// <summary>What holds for every hand-written file.</summary>
public sealed partial class SourceRules
{
    private const int MostLines = 300;

    [Fact]
    public void No_file_is_longer_than_300_lines() => Repository.None(
        Repository.Files.Select(f => (f.Path, Lines: f.Text.AsSpan().Count('\n'))).Where(f => f.Lines > MostLines).Select(f => $"{f.Path}: {f.Lines} lines"),
        "Split the file by what it is about:");

    [Fact]
    public void Time_comes_through_TimeProvider() => Repository.None(
        Repository.Source.SelectMany(f => f.Matches(ReadsClock())),
        "Take a TimeProvider (GetUtcNow, GetTimestamp, Guid.CreateVersion7(clock.GetUtcNow())); tests move its clock:");

    [Fact]
    public void The_system_clock_is_never_read_directly() => Repository.None(
        Repository.Source.SelectMany(f => f.Matches(SystemClock())),
        "Take the TimeProvider from the container:");

    [Fact]
    public void No_expression_has_a_time_limit() => Repository.None(
        Repository.Source.SelectMany(f => f.Matches(MatchTimeout())),
        "A limit by the wall clock refuses right input on a busy machine: use RegexOptions.NonBacktracking or no expression:");

    [Fact]
    public void Randomness_is_cryptographic() => Repository.None(
        Repository.Source.SelectMany(f => f.Matches(WeakRandom())), "Take RandomNumberGenerator; whoever guesses the next value guesses a code or a token:");

    [Fact]
    public void No_test_is_skipped() => Repository.None(
        Repository.Files.Where(f => f.Path.StartsWith("tests/", StringComparison.Ordinal) && f.Name != nameof(SourceRules)).SelectMany(f => f.Matches(Skips())),
        "A skipped test tests nothing: repair it or delete it:");

    [Fact]
    public void Names_say_what_a_thing_is() => Repository.None(
        from type in Repository.Types
        where !type.IsNested && VagueName().IsMatch(type.Name.Split('`')[0])
        select type.FullName,
        "Not Manager, Helper, Util, Common, Base or Impl: name it by what it is:");

    /// <summary>An interface exists where there are several implementations, or where the outside world begins (ports), or where a door meets the engine (Contracts).</summary>
    [Fact]
    public void No_interface_has_one_implementation() => Repository.None(
        from contract in Repository.Types
        where contract.IsInterface && contract.Assembly != Repository.Assemblies["Contracts"]
        where Repository.Source.Any(f => f.Path.StartsWith("src/CognitoConsole.Engine/Ports/", StringComparison.Ordinal) && f.Text.Contains($"interface {contract.Name}", StringComparison.Ordinal)) is false
        let implementations = Repository.Types.Count(t => t is { IsInterface: false, IsAbstract: false } && Implements(t, contract))
        where contract.Name != "IOperation`2" && implementations < 2
        select $"{contract.FullName} ({implementations})",
        "An interface with one implementation is a detour: use the class:");

    [Fact]
    public void No_mocking_library() => Repository.None(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.csproj", SearchOption.AllDirectories).SelectMany(p => File.ReadLines(p).Where(l => Mocks().IsMatch(l)).Select(l => $"{Path.GetFileName(p)}: {l.Trim()}")),
        "Tests run the real engine and replace only ports and time. Remove:");

    [Fact]
    public void Nothing_is_left_to_do() => Repository.None(
        Repository.Files.Where(f => f.Name != nameof(SourceRules)).SelectMany(f => f.Text.Split('\n').Select((text, i) => (text, i)).Where(l => LeftOver().IsMatch(l.text)).Select(l => $"{f.Path}:{l.i + 1}: {l.text.Trim()}")),
        "Finish it or leave it out:");

    private static bool Implements(Type type, Type contract) => type.GetInterfaces().Any(i => i == contract || (i.IsGenericType && i.GetGenericTypeDefinition() == contract));

    [GeneratedRegex(@"matchTimeout|RegexMatchTimeout|REGEX_DEFAULT_MATCH_TIMEOUT", RegexOptions.IgnoreCase)]
    private static partial Regex MatchTimeout();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bEnvironment\.TickCount|\bStopwatch\.(StartNew|GetTimestamp)|new Stopwatch\(|Guid\.CreateVersion7\(\)")]
    private static partial Regex ReadsClock();

    [GeneratedRegex(@"TimeProvider\.System\.")]
    private static partial Regex SystemClock();

    [GeneratedRegex(@"\bnew Random\(|\bRandom\.Shared\b")]
    private static partial Regex WeakRandom();

    [GeneratedRegex(@"\bSkip(Unless|When|Exceptions)?\s*=[^=>]|\bAssert\.Skip")]
    private static partial Regex Skips();

    [GeneratedRegex(@"(Manager|Helpers?|Utils?|Utilities|Common|Base|Impl)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"""(Moq|NSubstitute|FakeItEasy|Telerik\.JustMock)")]
    private static partial Regex Mocks();

    [GeneratedRegex(@"//.*\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException\(")]
    private static partial Regex LeftOver();
}
