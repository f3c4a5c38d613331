using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CognitoConsole.Architecture.Tests;

/// <summary>Who may reference whom.</summary>
public sealed partial class References
{
    // Data sees Contracts because nested settings are stored as AWS's own shapes (DECISIONS.md).
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Contracts"] = [],
        ["Data"] = ["Contracts"],
        ["Data.Sqlite"] = ["Data"],
        ["Data.SqlServer"] = ["Data"],
        ["Data.PostgreSql"] = ["Data"],
        ["Engine"] = ["Contracts", "Data"],
        ["Admin"] = ["Contracts"],
        ["Api"] = ["Contracts", "Engine"],
        ["HostedUI"] = ["Contracts", "Engine"],
        ["Server"] = ["Contracts", "Data", "Data.Sqlite", "Data.SqlServer", "Data.PostgreSql", "Engine", "Api", "HostedUI", "Admin"],
    };

    public static TheoryData<string> Projects => [.. Repository.Assemblies.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_it_may(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"src/CognitoConsole.{project} is new: say in {nameof(References)}.{nameof(Allowed)} what it may reference, and why it is a project.");
        var named = Attributes(project, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/'))["CognitoConsole.".Length..]);
        Repository.None(named.Except(allowed), $"CognitoConsole.{project} may reference only [{string.Join(", ", allowed)}]. Remove from its project file:");
    }

    /// <summary>The compiler hands on what a referenced project references; a type used that way is a reference too.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_what_it_may(string project)
    {
        var used = Repository.Assemblies[project].GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("CognitoConsole.", StringComparison.Ordinal)).Select(n => n["CognitoConsole.".Length..]);
        // A provider's library speaks of the model's types, so it meets Contracts through Data.
        var allowed = Allowed[project].Append(project.StartsWith("Data.", StringComparison.Ordinal) ? "Contracts" : "");
        Repository.None(used.Except(allowed), $"CognitoConsole.{project} may use types of [{string.Join(", ", Allowed[project])}] only. It uses types of:");
    }

    [Fact]
    public void Only_the_provider_projects_reference_a_provider()
    {
        var faults = Repository.Assemblies.Keys.Where(p => !p.StartsWith("Data.", StringComparison.Ordinal))
            .SelectMany(p => Attributes(p, "PackageReference").Where(n => Provider().IsMatch(n)).Select(n => $"src/CognitoConsole.{p}: {n}"));
        Repository.None(faults, "Database providers are named in src/CognitoConsole.Data.<Provider> only (the Server chooses through their Use…() methods). Remove:");
    }

    [Fact]
    public void Only_the_provider_projects_and_the_server_speak_to_a_provider()
    {
        var faults = Repository.Source.Where(f => !f.Path.StartsWith("src/CognitoConsole.Data.", StringComparison.Ordinal))
            .SelectMany(f => f.Matches(f.Path.StartsWith("src/CognitoConsole.Server/", StringComparison.Ordinal) ? RawSql() : NamesProvider()));
        Repository.None(faults, "Write it provider-neutral (LINQ, ExecuteUpdate), or move it into src/CognitoConsole.Data.<Provider>:");
    }

    [Fact]
    public void Contracts_reference_nothing_but_FluentValidation() =>
        Repository.None(Attributes("Contracts", "PackageReference").Except(["FluentValidation"]), "Contracts says what AWS says, and needs no package for it. Remove:");

    private static IEnumerable<string> Attributes(string project, string element) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", $"CognitoConsole.{project}", $"CognitoConsole.{project}.csproj")).Descendants(element).Select(e => (string)e.Attribute("Include")!);

    [GeneratedRegex(@"Sqlite|SqlServer|SqlClient|Npgsql|PostgreSQL", RegexOptions.IgnoreCase)]
    private static partial Regex Provider();

    [GeneratedRegex(@"using (Npgsql|Microsoft\.Data\.|Microsoft\.EntityFrameworkCore\.(Sqlite|SqlServer)|CognitoConsole\.Data\.(Sqlite|SqlServer|PostgreSql)\b)|\b(FromSql|ExecuteSql|SqlQuery)(Raw|Interpolated)?(Async)?\(|\.CommandText\b")]
    private static partial Regex NamesProvider();

    [GeneratedRegex(@"\b(FromSql|ExecuteSql|SqlQuery)(Raw|Interpolated)?(Async)?\(")]
    private static partial Regex RawSql();
}
