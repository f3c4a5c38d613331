using AngleSharp.Dom;
using Bunit;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Admin.Tests.UserPools;

/// <summary>A screen of a pool over the real engine, and the gestures of an operator. An open dialog hides the page behind it.</summary>
public abstract class ScreenContext : ConsoleContext, IAsyncLifetime
{
    protected TestCognito Engine { get; } = new();

    protected UserPoolType Pool { get; private set; } = null!;

    protected string PoolId => Pool.Id!;

    protected NavigationManager Address => Services.GetRequiredService<NavigationManager>();

    protected string Path => "/" + Address.ToBaseRelativePath(Address.Uri);

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Engine.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Signs in and makes the pool that the screens are about.</summary>
    protected async Task Begin(string role = "Administrator", Func<CreateUserPoolRequest, CreateUserPoolRequest>? with = null)
    {
        SignIn(Engine, role);
        Pool = await Engine.APool(with);
    }

    /// <summary>The control under a label, or the one with that name for screen readers.</summary>
    protected static IElement Field(IRenderedComponent<IComponent> screen, string label)
    {
        var front = Front(screen);
        if (front.QuerySelector($"[aria-label='{label}']:is(input,select,textarea)") is { } named) return named;
        var text = front.QuerySelectorAll("label").FirstOrDefault(l => Words(l) == label) ?? throw new InvalidOperationException($"No field \"{label}\" in: {front.TextContent}");
        return front.QuerySelector($"[id='{text.GetAttribute("for")}']")!;
    }

    protected static Task Type(IRenderedComponent<IComponent> screen, string label, string value) =>
        Once(screen, () => Field(screen, label), field => field.InputAsync(value));

    /// <summary>Ticks a box or picks a radio button.</summary>
    protected static Task Tick(IRenderedComponent<IComponent> screen, string label, bool on = true) =>
        Once(screen, () => Field(screen, label), field => field.ChangeAsync(on));

    protected static Task Pick(IRenderedComponent<IComponent> screen, string label, string option) =>
        Once(screen, () => Field(screen, label), select => select.ChangeAsync(select.QuerySelectorAll("option").Single(o => o.TextContent == option).GetAttribute("value")!));

    protected static IElement Button(IRenderedComponent<IComponent> screen, string text)
    {
        var front = Front(screen);
        return front.QuerySelectorAll("button, a.mud-button-root").FirstOrDefault(b => b.GetAttribute("aria-label") == text || Words(b) == text)
            ?? throw new InvalidOperationException($"No button \"{text}\" in: {front.TextContent}");
    }

    /// <summary>Presses as a person does: a submit button sends its form.</summary>
    protected static Task Press(IRenderedComponent<IComponent> screen, string text) => Once(
        screen,
        () => Button(screen, text),
        button => button.GetAttribute("type") == "submit" ? button.Closest("form")!.SubmitAsync() : button.ClickAsync(new()));

    private static Task Once(IRenderedComponent<IComponent> screen, Func<IElement> find, Func<IElement, Task> use) => screen.Use(find, use);

    /// <summary>Why a control is off; null when it is on.</summary>
    protected static string? Reason(IRenderedComponent<IComponent> screen, string text)
    {
        var button = Button(screen, text);
        return button.GetAttribute("aria-disabled") == "true" ? screen.Find($"[id='{button.GetAttribute("aria-describedby")}']").TextContent : null;
    }

    protected static string Rows(IRenderedComponent<IComponent> screen) => string.Join(",", Front(screen).QuerySelectorAll("tbody th").Select(head => head.RowName()));

    private static IElement Front(IRenderedComponent<IComponent> screen) => screen.FindAll(".mud-dialog").LastOrDefault() ?? screen.Nodes.OfType<IElement>().First().ParentElement!;

    private static string Words(IElement element) => element.ClassList.Contains("cc-menu-item") ? element.FirstElementChild!.TextContent.Trim()
        : element.TagName == "LABEL" ? string.Concat(element.ChildNodes.OfType<IText>().Select(t => t.TextContent)).Trim()
        : element.TextContent.Trim();
}
