using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Admin.Tests;

/// <summary>Controls by the words that a person sees.</summary>
internal static class Find
{
    public static IElement Button<T>(this IRenderedComponent<T> page, string text)
        where T : IComponent => Single(page, "button, a.mud-button-root", text);

    public static IElement Link<T>(this IRenderedComponent<T> page, string text)
        where T : IComponent => Single(page, "a", text);

    /// <summary>The input, select or text area that this label names.</summary>
    public static IElement Field<T>(this IRenderedComponent<T> page, string label)
        where T : IComponent
    {
        var found = page.FindAll("label").Where(l => Words(l).StartsWith(label, StringComparison.Ordinal)).ToList();
        if (found.Count > 0 && found[0].GetAttribute("for") is { } id) return page.Find("#" + id);
        if (found.Count > 0 && found[0].QuerySelector("input") is { } inside) return inside; // a switch
        return page.Find($"[aria-label='{label}']");
    }

    // Found and used in one turn of the renderer: a page that is still loading may redraw in between.
    public static Task Type<T>(this IRenderedComponent<T> page, string label, string text)
        where T : IComponent
    {
        page.WaitForAssertion(() => page.Field(label));
        return page.InvokeAsync(() =>
        {
            var field = page.Field(label);
            return field.HasAttribute("blazor:oninput") ? field.InputAsync(text) : field.ChangeAsync(text);
        });
    }

    public static Task Check<T>(this IRenderedComponent<T> page, string label, bool on = true)
        where T : IComponent
    {
        page.WaitForAssertion(() => page.Field(label));
        return page.InvokeAsync(() => page.Field(label).ChangeAsync(on));
    }

    public static Task Press<T>(this IRenderedComponent<T> page, string text)
        where T : IComponent
    {
        // A busy button swallows the press, as it should.
        page.WaitForAssertion(() => Assert.False(page.Button(text).HasAttribute("aria-busy")));
        return page.InvokeAsync(() => page.Button(text).ClickAsync());
    }

    /// <summary>Sends the page's form.</summary>
    public static Task Submit<T>(this IRenderedComponent<T> page)
        where T : IComponent
    {
        page.WaitForAssertion(() => page.Find("form"));
        return page.InvokeAsync(() => page.Find("form").SubmitAsync());
    }

    /// <summary>The whole text of the page, with single spaces.</summary>
    public static string Text<T>(this IRenderedComponent<T> page)
        where T : IComponent => string.Join(' ', string.Concat(page.Nodes.Select(n => n.TextContent)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Why the button is off; null when it can be pressed.</summary>
    public static string? WhyOff<T>(this IRenderedComponent<T> page, string button)
        where T : IComponent
    {
        var control = page.Button(button);
        return control.GetAttribute("aria-disabled") == "true" ? page.Find("#" + control.GetAttribute("aria-describedby")).TextContent : null;
    }

    /// <summary>Waits for this text.</summary>
    public static void Shows<T>(this IRenderedComponent<T> page, string text)
        where T : IComponent => page.WaitForAssertion(() => Assert.Contains(text, page.Text(), StringComparison.Ordinal));

    private static IElement Single<T>(IRenderedComponent<T> page, string selector, string text)
        where T : IComponent =>
        page.FindAll(selector).FirstOrDefault(e => Words(e) == text || e.GetAttribute("aria-label") == text)
        ?? throw new ElementNotFoundException($"{selector} '{text}'");

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
