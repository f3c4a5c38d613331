using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CognitoConsole.HostedUI;

/// <summary>What every form page needs.</summary>
public sealed record PageView(LoginQuery Query, LoginFacts? Facts, string Csrf)
{
    public string? Error { get; init; }
    public string? Notice { get; init; }
    public IReadOnlyList<FieldError> Fields { get; init; } = [];
    public string? Brand => Facts?.ClientName;
    public LoginBranding? Branding => Facts?.Branding;

    /// <summary>Shown in the console, where nothing runs.</summary>
    public bool IsPreview { get; init; }

    /// <summary>What is wrong with one input: empty when the sentence above the form says it already, null when nothing is.</summary>
    public string? Problem(string path) => Fields.FirstOrDefault(f => f.Path == path)?.Message is not { } problem ? null : problem == Error ? "" : problem;
}

/// <summary>Whole pages, drawn on the server in one go.</summary>
internal static class Page
{
    public static IResult Show<TPage>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<TPage>(parameters) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>A page at which the way ends. It says nothing that came from the address.</summary>
    public static IResult Error(string text, int status) => Show<MessagePage>(
        new() { ["Title"] = "Something is not right", ["Text"] = text, ["Hint"] = "Go back to the app and try again from there." }, status);

    public static IResult Message(string title, string text, PageView? view = null, string? link = null, string? linkText = null, int status = StatusCodes.Status200OK) =>
        Show<MessagePage>(new() { ["Title"] = title, ["Text"] = text, ["View"] = view, ["Link"] = link, ["LinkText"] = linkText }, status);
}
