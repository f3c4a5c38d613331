using System.Net;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>Browsers as remembered devices.</summary>
public sealed class DeviceMemoryTests : IAsyncDisposable
{
    private readonly Browser _browser = new();
    private Site _site = null!;

    [Fact]
    public async Task A_pool_that_always_remembers_asks_a_browser_for_its_code_once()
    {
        await Begin(isOptIn: false);
        var asked = await SignIn();
        Assert.Equal("Enter your code", asked.Title);
        Assert.Empty(asked.Document.QuerySelectorAll("input[type=checkbox]"));
        await Finish(asked);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await SignIn()).Location);
        var device = Assert.Single(await Devices());
        Assert.Equal(("remembered", "valid"), (Attribute(device, "dev:device_remembered_status"), Attribute(device, "device_status")));
        Assert.StartsWith("us-east-1_", device.DeviceKey);

        // Another browser is another device.
        using var other = new Browser();
        Assert.Equal("Enter your code", (await SignIn(other)).Title);
    }

    [Fact]
    [Shows("UserPool.DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt")]
    public async Task Where_people_are_asked_only_a_tick_is_remembered_through_every_step()
    {
        await Begin(isOptIn: true);
        await Finish(await SignIn());
        Assert.Empty(await Devices());
        Assert.Null(Cookie());

        var wrong = await _browser.Submit(await _browser.Open(_site.Authorize(("prompt", "login"))), new() { ["username"] = "ana", ["password"] = "Wrong-Horse-9", ["remember"] = "yes" });
        Assert.NotNull(wrong.Document.QuerySelector("input[name=remember][checked]"));
        _site.Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var asked = await _browser.Submit(wrong, new() { ["password"] = TestCognito.Password });
        var wrongCode = await _site.Cognito.NewestCode(_site.Pool) == "000000" ? "111111" : "000000";
        await Finish(await _browser.Submit(asked, new() { ["answer"] = wrongCode }));
        Assert.Single(await Devices());
        Assert.StartsWith(TestCognito.Callback + "?code=", (await SignIn()).Location);
    }

    [Fact]
    public async Task What_an_administrator_forgets_or_no_longer_remembers_asks_again()
    {
        await Begin(isOptIn: true);
        await Finish(await SignIn(remember: true));
        var key = Assert.Single(await Devices()).DeviceKey!;
        await _site.Cognito.Invoke(new AdminUpdateDeviceStatusRequest { UserPoolId = _site.Pool.Id!, Username = "ana", DeviceKey = key, DeviceRememberedStatus = "not_remembered" });
        await Finish(await SignIn());
        Assert.Equal("not_remembered", Attribute(Assert.Single(await Devices()), "dev:device_remembered_status"));
        await Finish(await SignIn(remember: true));
        Assert.Equal((key, "remembered"), (Assert.Single(await Devices()).DeviceKey, Attribute(Assert.Single(await Devices()), "dev:device_remembered_status")));
        await _site.Cognito.Invoke(new AdminForgetDeviceRequest { UserPoolId = _site.Pool.Id!, Username = "ana", DeviceKey = key });
        Assert.Equal("Enter your code", (await SignIn()).Title);
    }

    [Fact]
    public async Task People_who_share_a_browser_are_remembered_each_for_themselves()
    {
        await Begin(isOptIn: false);
        await AnotherUser("ben");
        await Finish(await SignIn());
        Assert.Equal("Enter your code", (await SignIn(username: "ben")).Title);
        await Finish(await SignIn(username: "ben"));
        Assert.StartsWith(TestCognito.Callback, (await SignIn()).Location);
        Assert.StartsWith(TestCognito.Callback, (await SignIn(username: "ben")).Location);
    }

    [Fact]
    public async Task A_cookie_that_somebody_planted_is_not_what_is_remembered()
    {
        await Begin(isOptIn: false);
        var planted = new string('A', 43);
        _browser.Cookies.Add(new Uri(_site.Base), new Cookie("device", planted, new Uri(_site.Base).AbsolutePath));
        await Finish(await SignIn());
        Assert.NotEqual(planted, Cookie()!.Value.Split('.')[0]);
        using var thief = new Browser();
        thief.Cookies.Add(new Uri(_site.Base), new Cookie("device", planted, new Uri(_site.Base).AbsolutePath));
        Assert.Equal("Enter your code", (await SignIn(thief)).Title);
        // Nor is what everybody may read of the device.
        using var reader = new Browser();
        reader.Cookies.Add(new Uri(_site.Base), new Cookie("device", Assert.Single(await Devices()).DeviceKey!, new Uri(_site.Base).AbsolutePath));
        Assert.Equal("Enter your code", (await SignIn(reader)).Title);
    }

    [Fact]
    public async Task The_cookie_is_for_the_pages_alone_and_stays_when_signing_out()
    {
        await Begin(isOptIn: false);
        await Finish(await SignIn());
        var cookie = Cookie()!;
        Assert.Equal((true, $"/auth/{TestCognito.Domain}"), (cookie.HttpOnly, cookie.Path));
        Assert.True(cookie.Expires > DateTime.UtcNow.AddDays(300));
        await _browser.Open($"{_site.Base}/logout?{_site.Query()}");
        Assert.StartsWith(TestCognito.Callback, (await SignIn()).Location);
    }

    [Fact]
    public async Task Without_tracking_nothing_is_asked_and_nothing_kept()
    {
        await Begin(isOptIn: null);
        Assert.Null((await _browser.Open(_site.Login())).Document.QuerySelector("input[name=remember]"));
        await Finish(await SignIn());
        Assert.Null(Cookie());
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    /// <summary>A pool that asks for a second factor, and ana, who gets hers by email.</summary>
    private async Task Begin(bool? isOptIn)
    {
        _site = await Site.Start(p => p with { DeviceConfiguration = isOptIn is null ? null : new() { ChallengeRequiredOnNewDevice = true, DeviceOnlyRememberedOnUserPrompt = isOptIn } });
        await _site.Cognito.SetMfa(_site.Pool, "OPTIONAL", email: true);
        await AnotherUser("ana");
    }

    private async Task AnotherUser(string name)
    {
        await _site.Cognito.AUser(_site.Pool, name);
        await _site.Cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = _site.Pool.Id!, Username = name, EmailMfaSettings = new() { Enabled = true } });
    }

    private async Task<Visit> SignIn(Browser? browser = null, string username = "ana", bool remember = false)
    {
        // Codes are told apart by the second in which they were sent.
        _site.Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        browser ??= _browser;
        var fields = new Dictionary<string, string> { ["username"] = username, ["password"] = TestCognito.Password };
        if (remember) fields["remember"] = "yes";
        return await browser.Submit(await browser.Open(_site.Login(("prompt", "login"))), fields);
    }

    private async Task Finish(Visit asked) =>
        Assert.StartsWith(TestCognito.Callback + "?code=", (await _browser.Submit(asked, new() { ["answer"] = await _site.Cognito.NewestCode(_site.Pool) })).Location);

    private async Task<IReadOnlyList<DeviceType>> Devices() => (await _site.Cognito.Invoke(new AdminListDevicesRequest { UserPoolId = _site.Pool.Id!, Username = "ana" })).Devices!;

    private Cookie? Cookie() => _browser.Cookies.GetCookies(new Uri(_site.Base + "/login"))["device"];

    private static string? Attribute(DeviceType device, string name) => device.DeviceAttributes!.FirstOrDefault(a => a.Name == name)?.Value;
}
