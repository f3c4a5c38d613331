using System.Diagnostics;
using System.Reflection;
using CognitoConsole.Contracts;
using CognitoConsole.Engine;
using FluentValidation;

namespace CognitoConsole.Architecture.Tests;

/// <summary>One class per operation, found where the map says, tested at the mirrored path.</summary>
public sealed class OperationRules
{
    private const string NotYet = "src/CognitoConsole.Engine/NotYet.txt";

    private static readonly OperationCatalog Catalog = new();

    [Fact]
    public void Every_AWS_operation_is_a_class_or_a_line_in_NotYet()
    {
        var built = Catalog.Entries.Select(e => e.Descriptor.Action).ToHashSet();
        var expected = Operations.All.Where(IsModelled).Select(o => o.Action).Where(a => !built.Contains(a)).Order(StringComparer.Ordinal).ToList();
        var listed = File.ReadAllLines(Path.Combine(Repository.Root, NotYet));
        Assert.True(expected.SequenceEqual(listed), $"{NotYet} must list exactly the operations without a class, sorted. Run: bash src/CognitoConsole.Engine/not-yet.sh"
            + $"\n  now built, so remove: {string.Join(", ", listed.Except(expected))}\n  missing: {string.Join(", ", expected.Except(listed))}\n");
    }

    /// <summary>Compares with the history where there is one; an export or a shallow clone has none, and then the list is only exact.</summary>
    [Fact]
    public void NotYet_only_shrinks()
    {
        var removed = Git("log", "--format=", "--unified=0", "--patch", "--", NotYet).Split('\n')
            .Where(l => l.StartsWith('-') && !l.StartsWith("---", StringComparison.Ordinal)).Select(l => l[1..].Trim()).ToHashSet();
        Repository.None(File.ReadAllLines(Path.Combine(Repository.Root, NotYet)).Where(removed.Contains), "An operation that was built once has lost its class. Bring back:");
    }

    [Fact]
    public void Every_operation_stands_in_a_file_of_its_name_below_its_service() => Repository.None(
        Catalog.Entries.Where(e => FileOf(e) is null).Select(e => $"{e.OperationType.Name}: expected src/CognitoConsole.Engine/{Folder(e.Descriptor.Service)}/<area>/{e.Descriptor.Name}.cs"),
        "An operation's class bears AWS's name and stands in a file of that name below its service's folder:");

    [Fact]
    public void Every_operation_has_its_test_class_at_the_mirrored_path()
    {
        var tests = Repository.Files.Where(f => f.Path.StartsWith("tests/CognitoConsole.Engine.Tests/", StringComparison.Ordinal)).ToDictionary(f => f.Path);
        Repository.None(
            from entry in Catalog.Entries
            let file = FileOf(entry)
            where file is not null
            let path = file.Path.Replace("src/CognitoConsole.Engine/", "tests/CognitoConsole.Engine.Tests/", StringComparison.Ordinal)[..^".cs".Length] + "Tests.cs"
            where !tests.TryGetValue(path, out var test) || !test.Text.Contains($"class {entry.Descriptor.Name}Tests", StringComparison.Ordinal) || !TestMethods(test)
            select path,
            "Every operation has a test class at the mirrored path. Write:");
    }

    [Fact]
    public void Every_validator_is_picked_up_by_the_catalog()
    {
        var used = Catalog.Entries.Select(e => e.OperationType.GetNestedType("Validator", BindingFlags.Public | BindingFlags.NonPublic)).ToHashSet();
        Repository.None(
            typeof(OperationCatalog).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(IValidator).IsAssignableFrom(t) && !used.Contains(t)).Select(t => t.FullName!),
            "A validator runs only when it is the nested class `Validator` of its operation. Move or remove:");
    }

    [Fact]
    public void Operations_never_call_operations()
    {
        var operations = Catalog.Entries.Select(e => e.OperationType).ToHashSet();
        Repository.None(
            from type in typeof(OperationCatalog).Assembly.GetTypes()
            where type.Namespace?.StartsWith("CognitoConsole.Engine.", StringComparison.Ordinal) == true
            from constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            from parameter in constructor.GetParameters()
            where operations.Contains(parameter.ParameterType) || parameter.ParameterType == typeof(ICognito)
                || (parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == typeof(IOperation<,>))
            where !parameter.ParameterType.IsAssignableFrom(type)
            select $"{type.Name} takes {parameter.ParameterType.Name}",
            "What two operations share is a plain sealed class in the area that owns the idea; no operation or service takes an operation or ICognito:");
    }

    [Fact]
    public void Operations_are_sealed() => Repository.None(
        Catalog.Entries.Where(e => !e.OperationType.IsSealed).Select(e => e.OperationType.FullName!), "Operations do not inherit from each other. Make sealed:");

    [Fact]
    public void Every_own_operation_has_its_class()
    {
        var built = Catalog.Entries.Select(e => e.Descriptor.Action).ToHashSet();
        Repository.None(Operations.All.Where(o => !IsModelled(o) && !built.Contains(o.Action)).Select(o => $"{o.Action} ({o.RequestType.FullName})"),
            "A request of our own without an operation behind it answers 501 for ever. Write the operation, or leave the request out:");
    }

    internal static bool IsModelled(OperationDescriptor operation) => operation.Service is "cognito-idp" or "cognito-identity" or "cognito-sync" or "sts";

    internal static SourceFile? FileOf(OperationCatalog.Entry entry) => Repository.Source.FirstOrDefault(f =>
        f.Name == entry.Descriptor.Name
        && f.Path.StartsWith($"src/CognitoConsole.Engine/{Folder(entry.Descriptor.Service)}/", StringComparison.Ordinal)
        && f.Text.Contains($"class {entry.OperationType.Name}", StringComparison.Ordinal));

    private static string Folder(string service) => service switch
    {
        "cognito-idp" => "UserPools",
        "cognito-identity" => "IdentityPools",
        "cognito-sync" => "Sync",
        "sts" => "Sts",
        "iam" => "Iam",
        _ => "Extensions",
    };

    private static bool TestMethods(SourceFile test) => test.Text.Contains("[Fact]", StringComparison.Ordinal) || test.Text.Contains("[Theory]", StringComparison.Ordinal);

    private static string Git(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 && errors.IsCompletedSuccessfully ? output : "";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }
}
