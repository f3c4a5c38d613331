using System.Text.RegularExpressions;
using CognitoConsole.Contracts;

namespace CognitoConsole.Architecture.Tests;

/// <summary>
/// Every form and every dialog that changes something shows it as AWS CLI commands. What happens on one click needs none: ConsolePage.Send
/// keeps its command for the notification drawer.
/// </summary>
public sealed partial class CommandsShown
{
    /// <summary>What sends an operation that no AWS model describes, and which.</summary>
    private static readonly Dictionary<string, string> OwnOperations = new()
    {
        ["CreateFunction: form"] = "CreateFunction",
        ["FunctionPage: form"] = "UpdateFunction",
        ["FunctionPage: save bar"] = "UpdateFunction",
        ["CreateOperator: form"] = "CreateOperator",
        ["OperatorDetail: Reset the password of {_person?.Email}?"] = "ResetOperatorPassword",
        ["PolicyDetail: Reset {PolicyName} to its built-in text?"] = "ResetPolicy",
        ["ImportUpload: form"] = "UploadUserImportFile",
        ["UserFactorsTab: Remove passkey?"] = "DeleteUserPasskey",
        ["AccessSimulator: form"] = "GetIdentityAccess",
    };

    private static readonly Dictionary<string, string> NoCommand = new()
    {
        ["CreateAccessKey: form"] = "AWS's CreateAccessKey cannot name the policy of a key",
        ["PoolSettingsForm: Somebody else changed this meanwhile"] = "sends nothing: it leads back to the review",
        ["UserExport: Export users"] = "sends nothing: its links are downloads",
    };

    private static readonly IReadOnlyList<SourceFile> Screens =
        [.. Repository.Admin.Where(f => f.Path.EndsWith(".razor", StringComparison.Ordinal) && !f.Path.Contains("/Kit/", StringComparison.Ordinal) && !f.Path.Contains("/Shell/", StringComparison.Ordinal))];

    private static readonly HashSet<string> Silent = [.. Screens.SelectMany(SilentParts)];

    [Fact]
    public void Every_form_and_dialog_shows_its_commands() => Repository.None(
        Silent.Where(s => !OwnOperations.ContainsKey(s) && !NoCommand.ContainsKey(s)),
        $"Build the request in one place and send it from there; show it with <CliSnippet Request=\"…\" /> inside, or give it to ReviewChanges or ConfirmDelete (Requests). Only what AWS has no operation for stands in {nameof(CommandsShown)}.cs:");

    [Fact]
    public void What_is_reviewed_or_confirmed_says_what_it_sends() => Repository.None(
        Screens.SelectMany(f => Asking().Matches(f.Code).Where(m => !m.Value.Contains(" Requests=\"", StringComparison.Ordinal)).Select(m => $"{f.Path}: {m.Value.Split('\n')[0]}")),
        "Give it the requests that are sent (Requests):");

    [Fact]
    public void A_request_that_is_sent_where_it_is_built_is_shown_nowhere_else() => Repository.None(
        from file in Repository.Admin
        from Match sent in SentAsBuilt().Matches(file.Code)
        let request = sent.Groups[1].Value
        where IsChangeAtAws(request) && Repository.Admin.Where(f => f.Folder == file.Folder && f.Name.Split('.')[0] == file.Name.Split('.')[0]).Sum(f => Regex.Count(f.Code, $@"\b{request}\b")) > 1
        select $"{file.Path}: {request}",
        "It is built twice, and the two will drift. Build it in one place, show that and send that:");

    [Fact]
    public void An_exception_is_an_operation_of_our_own() => Repository.None(
        OwnOperations.Where(e => Operations.Find("cognito-console", e.Value) is null).Select(e => $"{e.Key}: {e.Value}"), "AWS has this operation, or nobody has: show its command:");

    [Fact]
    public void An_exception_is_needed() => Repository.None(
        OwnOperations.Keys.Concat(NoCommand.Keys).Where(e => !Silent.Contains(e)), $"It shows a command, or is gone. Take it out of {nameof(CommandsShown)}.cs:");

    /// <summary>Forms, save bars and dialogs without a command, by the names that the lists above give them.</summary>
    private static IEnumerable<string> SilentParts(SourceFile file)
    {
        var reviewed = file.Code.Contains("<ReviewChanges", StringComparison.Ordinal) || IsReviewedWizard(file);
        if (!reviewed && Form().Matches(file.Code).Any(m => !Shows(m.Value))) yield return $"{file.Name}: form";
        if (!reviewed && !Shows(file.Code) && file.Code.Contains("<SaveBar", StringComparison.Ordinal)) yield return $"{file.Name}: save bar";
        foreach (Match dialog in Dialog().Matches(file.Code))
            if (Deed().IsMatch(dialog.Value) && !Shows(dialog.Value)) yield return $"{file.Name}: {Title().Match(dialog.Value).Groups[1].Value}";
    }

    private static bool Shows(string markup) => markup.Contains("<CliSnippet", StringComparison.Ordinal);

    /// <summary>The steps of a wizard send nothing; its review, in the same file or one beside it, shows everything.</summary>
    private static bool IsReviewedWizard(SourceFile file) => file.Code.Contains("<Wizard", StringComparison.Ordinal)
        && Screens.Any(s => s.Folder == file.Folder && Shows(s.Code) && (s == file || Regex.IsMatch(file.Code, $@"<{s.Name}\b")));

    private static bool IsChangeAtAws(string request) => Operations.All.Any(o => o.RequestType.Name == request && o.IsWrite && o.Service != "cognito-console");

    [GeneratedRegex(@"\bSend\(new (?:[A-Za-z]+\.)*(\w+)")]
    private static partial Regex SentAsBuilt();

    [GeneratedRegex(@"<(?:ReviewChanges|ConfirmDelete)\b[\s\S]*?/>")]
    private static partial Regex Asking();

    [GeneratedRegex(@"<ConsoleForm\b[\s\S]*?</ConsoleForm>")]
    private static partial Regex Form();

    [GeneratedRegex(@"<Dialog\b[\s\S]*?</Dialog>")]
    private static partial Regex Dialog();

    /// <summary>More than Close and Cancel.</summary>
    [GeneratedRegex(@"ButtonKind\.(Primary|Danger)")]
    private static partial Regex Deed();

    [GeneratedRegex(@"\bTitle=""(?:@\(\$"")?([^""]*)""")]
    private static partial Regex Title();
}
