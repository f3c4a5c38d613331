using System.Net;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>Who has an account here? With PreventUserExistenceErrors the pages do not say, in any byte.</summary>
public sealed partial class EnumerationTests
{
    [Theory]
    [InlineData("/login", null, "password=wrong-Pass-1")]
    [InlineData("/forgotPassword", null, "")]
    [InlineData("/confirmforgotPassword", null, "code=000000&password=Brand-New-1&password-again=Brand-New-1")]
    [InlineData("/confirm", "Confirm account", "code=000000")]
    [InlineData("/resendcode", "Send a new one", "")]
    public async Task Known_and_unknown_names_get_the_same_answer(string page, string? button, string fields)
    {
        await using var site = await Site.Start(client: c => c with { PreventUserExistenceErrors = PreventUserExistenceErrorTypes.Enabled });
        // Not confirmed where that is what the page is about.
        if (page is "/confirm" or "/resendcode") await site.Cognito.SignUp(site.Client, "zora");
        else await site.Cognito.AUser(site.Pool, "zora");
        var known = await Answer(site, page, button, fields, "zora");
        var unknown = await Answer(site, page, button, fields, "milo");
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Headers, unknown.Headers);
        Assert.Equal(known.Text, unknown.Text);
        Assert.NotEqual("", known.Alert);
    }

    [Fact]
    public async Task Without_the_setting_Cognitos_own_words_are_shown()
    {
        await using var site = await Site.Start(client: c => c with { PreventUserExistenceErrors = PreventUserExistenceErrorTypes.Legacy });
        Assert.Equal("User does not exist.", (await Answer(site, "/login", null, "password=wrong-Pass-1", "milo")).Alert);
    }

    private static async Task<(HttpStatusCode Status, string Alert, string Text, string Headers)> Answer(Site site, string page, string? button, string fields, string username)
    {
        using var browser = site.Browser();
        var fill = fields.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=')).ToDictionary(f => f[0], f => f[1]);
        var inAddress = page is "/confirm" or "/resendcode";
        var form = await browser.Open($"{site.Base}{(page == "/resendcode" ? "/confirm" : page)}?{site.Query(("username", inAddress ? username : null))}");
        if (!inAddress) fill["username"] = username;
        var visit = await browser.Submit(form, fill, button);
        return (visit.Status, Neutral(visit.Alert, username), Neutral(visit.Text, username), string.Join('\n', visit.Headers.Where(h => h.Key is not ("Date" or "Set-Cookie")).Select(h => $"{h.Key}: {h.Value}").Order(StringComparer.Ordinal)));
    }

    /// <summary>Without what differs between two visits of one person: the form token, the sealed notice, the name that was typed and the masked address made from it.</summary>
    private static string Neutral(string text, string username) => MaskedAddress().Replace(Seals().Replace(text.Replace(username, "NAME", StringComparison.Ordinal), "$1SEAL"), "MASKED");

    [GeneratedRegex("""(name="_csrf" value="|notice=)[A-Za-z0-9_-]+""")]
    private static partial Regex Seals();

    [GeneratedRegex(@"\w\*\*\*@\w\*\*\*")]
    private static partial Regex MaskedAddress();
}
