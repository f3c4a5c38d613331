using System.Reflection;
using System.Text.RegularExpressions;

namespace CognitoConsole.Architecture.Tests;

/// <summary>The repository as text and as assemblies: what the rules look at.</summary>
internal static partial class Repository
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "TestResults", "Migrations", "wwwroot", ".git"];

    public static readonly string Root = FindRoot();

    /// <summary>Every assembly of src/, by the project's name without <c>CognitoConsole.</c></summary>
    public static readonly IReadOnlyDictionary<string, Assembly> Assemblies = Directory.EnumerateDirectories(Path.Combine(Root, "src"), "CognitoConsole.*")
        .Select(d => Path.GetFileName(d)!)
        .ToDictionary(name => name["CognitoConsole.".Length..], Assembly.Load);

    /// <summary>Every type written by hand or by the generator, not by the compiler.</summary>
    public static readonly IReadOnlyList<Type> Types = [.. Assemblies.Values.SelectMany(a => a.GetTypes()).Where(t => !t.Name.Contains('<', StringComparison.Ordinal))];

    /// <summary>Hand-written files below src/ and tests/: no *.g.cs, no migrations.</summary>
    public static readonly IReadOnlyList<SourceFile> Files = [.. new[] { "src", "tests" }.SelectMany(Read)];

    public static IEnumerable<SourceFile> Source => Files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal));

    public static IEnumerable<SourceFile> Admin => Files.Where(f => f.Path.StartsWith("src/CognitoConsole.Admin/", StringComparison.Ordinal));

    /// <summary>Fails with one line per fault and what to do about them.</summary>
    public static void None(IEnumerable<string> faults, string remedy)
    {
        var all = faults.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{remedy}\n  {string.Join("\n  ", all)}\n");
    }

    private static IEnumerable<SourceFile> Read(string folder)
    {
        var pending = new Stack<string>([Path.Combine(Root, folder)]);
        while (pending.TryPop(out var directory))
        {
            foreach (var child in Directory.EnumerateDirectories(directory))
                if (!Skipped.Contains(Path.GetFileName(child))) pending.Push(child);
            foreach (var file in Directory.EnumerateFiles(directory))
            {
                if (Path.GetExtension(file) is not (".cs" or ".razor") || file.EndsWith(".g.cs", StringComparison.Ordinal)) continue;
                yield return new SourceFile(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file));
            }
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CognitoConsole.sln"))) return folder.FullName;
        throw new InvalidOperationException("CognitoConsole.sln is not above the test's folder.");
    }
}

/// <param name="Path">From the repository's root, with slashes.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => Path[..Path.LastIndexOf('/')];

    /// <summary>The text without comments, so that a comment may name what the code may not do.</summary>
    public string Code { get; } = Comment().Replace(Text, "");

    public IEnumerable<(int Line, string Text)> CodeLines => Code.Split('\n').Select((text, index) => (index + 1, text));

    public IEnumerable<string> Matches(Regex pattern) =>
        Text.Split('\n').Select((text, index) => (text, line: index + 1))
            .Where(l => pattern.IsMatch(LineComment().Replace(l.text, "")))
            .Select(l => $"{Path}:{l.line}: {l.text.Trim()}");

    [GeneratedRegex(@"//[^\n""]*$|@\*.*?\*@|/\*.*?\*/", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*//.*$|\s//[^""]*$|^\s*\*.*$|@\*.*?\*@")]
    private static partial Regex LineComment();
}
