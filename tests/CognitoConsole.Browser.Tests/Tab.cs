using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

/// <summary>One browser window, and the gestures of a person in it.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly List<string> _problems = [];

    public Tab(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        page.PageError += (_, error) => _problems.Add(error);
        page.Console += (_, message) =>
        {
            // A status that a test asks for on purpose is no problem of the page.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _problems.Add(message.Text);
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>What the page said to the browser's console: exceptions, refusals of the content security policy.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public string Path => new Uri(Page.Url).PathAndQuery;

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public ILocator Heading(string text) => Page.GetByRole(AriaRole.Heading, new() { Name = text, Exact = true, Level = 1 });

    /// <summary>A button, or a link that looks like one.</summary>
    public ILocator Control(string name) =>
        Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).Or(Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).First;

    /// <summary>By its label. A group of controls can bear the same name.</summary>
    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true }).And(Page.Locator("input,select,textarea"));

    /// <summary>Opens an address of the console and waits until the page is alive: what is typed before is lost.</summary>
    public async Task Go(string path)
    {
        await Page.GotoAsync(path);
        await Alive();
    }

    /// <summary>The circuit is up and nothing is loading any more.</summary>
    public async Task Alive()
    {
        await Page.Locator("[data-interactive=true]").WaitForAsync();
        await Page.WaitForFunctionAsync("() => !document.querySelector('main .cc-skel, main [aria-busy=true]')");
    }

    public Task Press(string name) => Control(name).ClickAsync();

    public Task PressInDialog(string name) => Dialog.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Types, and leaves the field as a person does on the way to the next one.</summary>
    public async Task Type(string label, string text)
    {
        var field = Field(label);
        await field.FillAsync(text);
        await field.BlurAsync();
    }

    public Task Shows(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    public Task IsAt(string path) => Assertions.Expect(Page).ToHaveURLAsync(new Regex("^https?://[^/]+" + path + "$"));

    /// <summary>The sentence on a control that is switched off.</summary>
    public async Task<string> WhyOff(string name)
    {
        var control = Control(name);
        await Assertions.Expect(control).ToHaveAttributeAsync("aria-disabled", "true");
        await control.HoverAsync();
        var reason = Page.Locator($"[id='{await control.GetAttributeAsync("aria-describedby")}']");
        await Assertions.Expect(reason).ToBeVisibleAsync();
        return await reason.InnerTextAsync();
    }

    public async Task SignIn(string email, string password)
    {
        await Page.GotoAsync("/account/sign-in");
        await Field("Email address").FillAsync(email);
        await Field("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Alive();
    }

    /// <summary>What a copy button would copy.</summary>
    public async Task<string> Copied(string label)
    {
        var button = Page.GetByRole(AriaRole.Button, new() { Name = $"Copy {label}", Exact = true }).First;
        return (await button.GetAttributeAsync("data-copy"))!;
    }

    public ValueTask DisposeAsync() => new(Context.CloseAsync());
}
