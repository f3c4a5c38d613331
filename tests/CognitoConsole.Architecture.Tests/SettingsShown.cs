using System.Text.RegularExpressions;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Architecture.Tests;

/// <summary>
/// Every setting of DescribeUserPool and DescribeUserPoolClient has a test that shows its effect: it bears <c>[Shows("UserPool.Path.To.Leaf")]</c>.
/// No rule can check what such a test must do (the same calls end differently with the setting and without it); this one checks that it exists.
/// </summary>
public sealed partial class SettingsShown
{
    /// <summary>Members that nobody sets: what the service says about a pool or a client.</summary>
    private static readonly Dictionary<string, string> NoSettings = new()
    {
        ["UserPool.Id"] = "name",
        ["UserPool.Arn"] = "name",
        ["UserPool.Status"] = "unused by AWS",
        ["UserPool.CreationDate"] = "fact",
        ["UserPool.LastModifiedDate"] = "fact",
        ["UserPool.EstimatedNumberOfUsers"] = "fact",
        ["UserPool.SmsConfigurationFailure"] = "report",
        ["UserPool.EmailConfigurationFailure"] = "report",
        ["UserPool.Domain"] = "set by CreateUserPoolDomain",
        ["UserPool.CustomDomain"] = "set by CreateUserPoolDomain",
        ["UserPoolClient.UserPoolId"] = "name",
        ["UserPoolClient.ClientId"] = "name",
        ["UserPoolClient.ClientSecret"] = "result",
        ["UserPoolClient.CreationDate"] = "fact",
        ["UserPoolClient.LastModifiedDate"] = "fact",
    };

    private static readonly HashSet<string> Leaves = [.. LeavesOf(typeof(UserPoolType), "UserPool"), .. LeavesOf(typeof(UserPoolClientType), "UserPoolClient")];

    private static readonly List<Shown> Marks = [.. Repository.Files.Where(f => f.Path.StartsWith("tests/", StringComparison.Ordinal) && f.Name is not (nameof(SettingsShown) or "ShowsAttribute")).SelectMany(MarksOf)];

    private static readonly HashSet<string> Paths = [.. Marks.SelectMany(m => m.Paths)];

    private static readonly HashSet<string> Refused = [.. RefusedSettings()];

    [Fact]
    public void Every_setting_has_a_test_that_shows_its_effect() => Repository.None(
        Leaves.Where(l => !Paths.Contains(l) && !NoSettings.ContainsKey(l) && !IsRefused(l)),
        "Write a test in which the setting makes the difference and mark it [Shows(\"…\")], or refuse the setting (NotYetAvailable):");

    [Fact]
    public void A_test_shows_settings_that_exist() => Repository.None(
        Marks.SelectMany(m => m.Paths.Where(p => !Leaves.Contains(p)).Select(p => $"{m.Where}: {p}")),
        "Name a leaf of UserPoolType or UserPoolClientType; elements of lists and values of maps have no step of their own:");

    [Fact]
    public void What_shows_a_setting_is_a_test() => Repository.None(
        Marks.Where(m => !m.IsTest || m.Paths.Count == 0).Select(m => m.Where), "[Shows(\"…\")] stands on a public method with [Fact] or [Theory], each path written out:");

    [Fact]
    public void What_is_refused_is_not_shown() => Repository.None(
        Refused.Where(r => !Leaves.Any(l => IsAt(l, r))).Select(r => $"{r}: no such setting")
            .Concat(Paths.Where(IsRefused)),
        "A setting with an effect is available: take its line out of NotYetAvailable.cs:");

    [Fact]
    public void What_is_no_setting_is_a_member_that_no_test_shows() => Repository.None(
        NoSettings.Keys.Where(p => !Leaves.Contains(p) || Paths.Contains(p)), $"Take out of the list in {nameof(SettingsShown)}.cs:");

    private static bool IsRefused(string leaf) => Refused.Any(r => IsAt(leaf, r));

    private static bool IsAt(string leaf, string path) => leaf == path || leaf.StartsWith(path + ".", StringComparison.Ordinal);

    private static IEnumerable<string> LeavesOf(Type shape, string path) => shape.GetProperties().Where(p => p.CanWrite).SelectMany(p =>
    {
        var type = Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType;
        if (type.IsGenericType) type = type.GetGenericArguments()[^1];
        return typeof(IShape).IsAssignableFrom(type) ? LeavesOf(type, $"{path}.{p.Name}") : [$"{path}.{p.Name}"];
    });

    /// <summary>Each <c>[Shows]</c>, with what stands on the same method.</summary>
    private static IEnumerable<Shown> MarksOf(SourceFile file)
    {
        var methods = Method().Matches(file.Code).Select(m => (m.Groups["attributes"], Name: m.Groups["name"].Value)).ToList();
        foreach (Match mark in Mark().Matches(file.Code))
        {
            var (attributes, name) = methods.Find(m => m.Item1.Index <= mark.Index && mark.Index < m.Item1.Index + m.Item1.Length);
            yield return new($"{file.Path}: {name ?? mark.Value}", [.. Text().Matches(mark.Value).Select(t => t.Groups[1].Value)], attributes is not null && TestAttribute().IsMatch(attributes.Value));
        }
    }

    private static IEnumerable<string> RefusedSettings()
    {
        var file = Repository.Source.Single(f => f.Name == "NotYetAvailable");
        foreach (Match method in RefusingMethod().Matches(file.Code))
            foreach (Match setting in RefusedSetting().Matches(method.Value))
                yield return $"{(method.Groups[1].Value == nameof(UpdateUserPoolRequest) ? "UserPool" : "UserPoolClient")}.{setting.Groups[1].Value}";
    }

    private sealed record Shown(string Where, IReadOnlyList<string> Paths, bool IsTest);

    [GeneratedRegex(@"(?<attributes>(?:^[ \t]*\[(?:""(?:[^""\\\n]|\\.)*""|[^""\[\]]|\[[^\[\]]*\])*\][ \t]*\r?\n)+)[ \t]*public [^(;={}]*?(?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Method();

    [GeneratedRegex(@"(?<=[\[,]\s*)Shows\([^()]*\)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"""([^""]*)""")]
    private static partial Regex Text();

    [GeneratedRegex(@"(?<=[\[,]\s*)(Fact|Theory)\b")]
    private static partial Regex TestAttribute();

    [GeneratedRegex($@"Demand\(({nameof(UpdateUserPoolRequest)}|{nameof(UpdateUserPoolClientRequest)}) [\s\S]*?^    \}}", RegexOptions.Multiline)]
    private static partial Regex RefusingMethod();

    [GeneratedRegex(@", ""([\w.]+)""\)")]
    private static partial Regex RefusedSetting();
}
