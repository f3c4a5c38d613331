using System.Reflection;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts;
using CognitoConsole.Engine;

namespace CognitoConsole.Architecture.Tests;

/// <summary>An SDK knows only the errors that the model lists for an operation; another code reaches the caller's code as an unknown exception.</summary>
public sealed partial class ErrorCodesOfOperations
{
    /// <summary>Errors that any operation of any service may answer (AWS lists them once, as common errors).</summary>
    private static readonly HashSet<string> Common =
    [
        ErrorCodes.AccessDeniedException, ErrorCodes.MissingAuthenticationTokenException, ErrorCodes.NotYetImplementedException, ErrorCodes.ValidationException,
        ErrorCodes.ConcurrentModificationException,
    ];

    /// <summary>Each method of Errors with the code it answers, found by calling it.</summary>
    private static readonly Dictionary<string, string> CodeOf = typeof(Errors).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(m => m.ReturnType == typeof(CognitoException) && !m.IsGenericMethodDefinition)
        .GroupBy(m => m.Name)
        .ToDictionary(g => g.Key, g => ((CognitoException)g.First().Invoke(null, [.. g.First().GetParameters().Select(Something)])!).Code);

    [Fact]
    public void A_thrown_code_is_listed_for_the_operation_in_the_model() => Repository.None(
        from entry in new OperationCatalog().Entries
        where OperationRules.IsModelled(entry.Descriptor)
        let file = OperationRules.FileOf(entry)
        where file is not null
        from thrown in Thrown(file)
        where !Common.Contains(thrown.Code) && !entry.Descriptor.Errors.Contains(thrown.Code)
        select $"{file.Path}: {thrown.Source} answers {thrown.Code}; the model has [{string.Join(", ", entry.Descriptor.Errors)}]",
        "Throw an error that the model lists for the operation:");

    [Fact]
    public void Every_error_has_a_code_that_ErrorCodes_names()
    {
        var known = typeof(ErrorCodes).GetFields(BindingFlags.Static | BindingFlags.Public).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).ToHashSet();
        Repository.None(CodeOf.Where(e => !known.Contains(e.Value)).Select(e => $"Errors.{e.Key}: {e.Value}"), "Take the code from ErrorCodes:");
    }

    private static IEnumerable<(string Source, string Code)> Thrown(SourceFile file) =>
        CallsErrors().Matches(file.Code).Where(m => CodeOf.ContainsKey(m.Groups[1].Value)).Select(m => (m.Value + "…)", CodeOf[m.Groups[1].Value]))
            .Concat(NamesCode().Matches(file.Code).Select(m => (m.Value, m.Groups[2].Value)));

    private static object? Something(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) ? "x"
        : parameter.ParameterType.IsArray ? Array.CreateInstance(parameter.ParameterType.GetElementType()!, 0)
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;

    [GeneratedRegex(@"\bErrors\.(\w+)\(")]
    private static partial Regex CallsErrors();

    [GeneratedRegex(@"(new CognitoException\(|WithErrorCode\()ErrorCodes\.(\w+)")]
    private static partial Regex NamesCode();
}
