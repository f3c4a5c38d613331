using System.Diagnostics;
using System.Runtime.ExceptionServices;
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

    public static Task Type<T>(this IRenderedComponent<T> page, string label, string text)
        where T : IComponent => page.Use(() => page.Field(label), field => field.HasAttribute("blazor:oninput") ? field.InputAsync(text) : field.ChangeAsync(text));

    public static Task Check<T>(this IRenderedComponent<T> page, string label, bool on = true)
        where T : IComponent => page.Use(() => page.Field(label), field => field.ChangeAsync(on));

    public static Task Press<T>(this IRenderedComponent<T> page, string text)
        where T : IComponent => page.Use(() => page.Button(text), button => button.ClickAsync());

    /// <summary>Sends the page's form, even where its button is off: a test of a page that loads waits for the button first (<see cref="WhyOff"/>).</summary>
    public static Task Submit<T>(this IRenderedComponent<T> page)
        where T : IComponent => page.Use(() => page.Find("form"), form => form.SubmitAsync());

    /// <summary>Where the link leads.</summary>
    public static async Task<string> Href<T>(this IRenderedComponent<T> page, string selector)
        where T : IComponent
    {
        var url = "";
        await page.Use(() => page.Find(selector), link => Task.FromResult(url = link.GetAttribute("href")!));
        return url;
    }

    /// <summary>
    /// Waits for a control and uses it, in one turn of the renderer: a page that loads in steps may redraw in between, or be busy again, and a
    /// button that is busy or off swallows the press, as it should.
    /// </summary>
    public static async Task Use<T>(this IRenderedComponent<T> page, Func<IElement> find, Func<IElement, Task> use)
        where T : IComponent
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            Task? used = null;
            Exception? missing = null;
            await page.InvokeAsync(() =>
            {
                try
                {
                    var control = find();
                    if (!control.HasAttribute("aria-busy") && control.GetAttribute("aria-disabled") != "true") used = use(control);
                }
                catch (Exception notThere) when (notThere is ElementNotFoundException or InvalidOperationException)
                {
                    missing = notThere;
                }
            });
            if (used is not null)
            {
                await used;
                return;
            }

            if (waited.Elapsed > BunitContext.DefaultWaitTimeout) throw missing ?? new TimeoutException("The control stayed busy or off.");
            await Task.Delay(10);
        }
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

    /// <summary>
    /// Asks again until it holds, in a turn of the renderer, so that no page is read half drawn. It stands before bUnit's own, which asks only
    /// after a drawing and now and then misses the last.
    /// </summary>
    public static void WaitForAssertion<T>(this IRenderedComponent<T> page, Action assertion)
        where T : IComponent
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            var failure = page.InvokeAsync(() => Record.Exception(assertion)).GetAwaiter().GetResult();
            if (failure is null) return;
            if (waited.Elapsed > BunitContext.DefaultWaitTimeout) ExceptionDispatchInfo.Throw(failure);
            Thread.Sleep(10);
        }
    }

    /// <summary>The AWS CLI commands that the dialog shows, or without one the page.</summary>
    public static string Commands<T>(this IRenderedComponent<T> page)
        where T : IComponent
    {
        var code = "";
        page.WaitForAssertion(() =>
        {
            var shown = page.FindAll(".cc-cli pre code");
            code = (shown.FirstOrDefault(c => c.Closest(".mud-dialog") is not null) ?? shown.Single()).TextContent;
        });
        return code;
    }

    /// <summary>What the head of a row says, without what stands below the name on narrow screens only.</summary>
    public static string RowName(this IElement head) => string.Concat(head.Descendants<IText>().Where(t => t.ParentElement!.Closest(".cc-narrow") is null).Select(t => t.Data)).Trim();

    /// <summary>Waits for this text.</summary>
    public static void Shows<T>(this IRenderedComponent<T> page, string text)
        where T : IComponent => page.WaitForAssertion(() => Assert.Contains(text, page.Text(), StringComparison.Ordinal));

    private static IElement Single<T>(IRenderedComponent<T> page, string selector, string text)
        where T : IComponent =>
        page.FindAll(selector).FirstOrDefault(e => Words(e) == text || e.GetAttribute("aria-label") == text)
        ?? throw new ElementNotFoundException($"{selector} '{text}'");

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
