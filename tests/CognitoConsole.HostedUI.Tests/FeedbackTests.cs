using System.Net;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

public sealed partial class FeedbackTests
{
    [Fact]
    public async Task A_link_of_the_notification_shows_a_button_and_the_button_speaks()
    {
        await using var site = await Site.Start(p => p with { UserPoolAddOns = new() { AdvancedSecurityMode = "ENFORCED" } });
        var (link, cognito) = (await LinkFromNotification(site), site.Cognito);
        using var browser = new HttpClient();
        var page = await browser.GetStringAsync(site.Url + link);
        Assert.Contains("It was not me", page);
        Assert.Null((await cognito.EventsOf(site.Pool))[0].EventFeedback); // to look is not to say

        var fields = Hidden().Matches(page).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        var answer = await browser.PostAsync(site.Url + "/sign-in-feedback", new FormUrlEncodedContent(fields));
        Assert.Contains("We know now that it was not you.", await answer.Content.ReadAsStringAsync());
        Assert.Equal(("Invalid", "User"), ((await cognito.EventsOf(site.Pool))[0].EventFeedback!.FeedbackValue, (await cognito.EventsOf(site.Pool))[0].EventFeedback!.Provider));

        fields["feedback_token"] = "forged";
        var refused = await browser.PostAsync(site.Url + "/sign-in-feedback", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("This link is not valid any more.", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_page_keeps_its_address_to_itself_and_encodes_what_came_in_it()
    {
        await using var site = await Site.Start();
        using var browser = new HttpClient();
        using var answer = await browser.GetAsync(site.Url + "/sign-in-feedback?user_name=%22%3E%3Cscript%3E&value=Valid");
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> LinkFromNotification(Site site)
    {
        var cognito = site.Cognito;
        await cognito.Invoke(new SetRiskConfigurationRequest
        {
            UserPoolId = site.Pool.Id!,
            AccountTakeoverRiskConfiguration = new()
            {
                Actions = TestCognito.AtEveryLevel("NO_ACTION", notify: true),
                NotifyConfiguration = new() { SourceArn = "arn:aws:ses:us-east-1:123456789012:identity/example.com", NoActionEmail = new() { Subject = "New", HtmlBody = "<a href=\"{one-click-link-invalid}\">not me</a>" } },
            },
        });
        var client = await cognito.AClient(site.Pool);
        await cognito.AUser(site.Pool);
        await cognito.Invoke(cognito.PasswordAuth(client), TestCognito.From("198.51.100.7"));
        cognito.Clock.Advance(TimeSpan.FromHours(2));
        await cognito.Invoke(cognito.PasswordAuth(client), TestCognito.From("203.0.113.9"));
        var body = (await cognito.Outbox(site.Pool))[0].Body;
        var link = WebUtility.HtmlDecode(Href().Match(body).Groups[1].Value);
        return link[cognito.Options.PublicUrl.Length..];
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Href();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
