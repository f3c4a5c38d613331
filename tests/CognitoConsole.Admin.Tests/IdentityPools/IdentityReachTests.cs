using Bunit;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Admin.Tests.IdentityPools;

/// <summary>"Who can reach this?" of the policy simulator.</summary>
public sealed class IdentityReachTests : RoutedContext
{
    private const string Table = "arn:aws:dynamodb:us-east-1:123456789012:table/T";

    [Fact]
    public async Task Says_each_his_own_until_the_key_is_entered_and_then_whose()
    {
        var (pool, client, logins) = await Cognito.AnApp();
        await Cognito.Roles(pool, guests: TestCognito.Allow("s3:GetObject"), users: """{"Version":"2012-10-17","Statement":[{"Sid":"Items","Effect":"Allow","Action":"dynamodb:GetItem","Resource":"*","Condition":{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"${cognito-identity.amazonaws.com:sub}"}}}]}""");
        var ana = await Cognito.AnIdentity(pool, logins);
        var page = Open(ConsoleUrls.IdentitySimulator(pool.IdentityPoolId));
        await page.Use(() => Input(page, "Action"), e => e.ChangeAsync("dynamodb:GetItem"));
        await page.Use(() => Input(page, "Resource"), e => e.ChangeAsync(Table));
        await page.Use(() => Reach(page), f => f.SubmitAsync());
        page.Shows("Each identity, its own part only");
        Assert.Contains("Depends on: dynamodb:LeadingKeys", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Nobody", page.Text(), StringComparison.Ordinal);

        await page.Use(() => Reach(page).QuerySelector("[aria-label='Add dynamodb:LeadingKeys']")!, e => e.ClickAsync());
        page.WaitForAssertion(() => Assert.Equal("dynamodb:LeadingKeys = ", Input(page, "Condition keys").GetAttribute("value") ?? Input(page, "Condition keys").TextContent));
        await page.Use(() => Input(page, "Condition keys"), e => e.ChangeAsync($"dynamodb:LeadingKeys = {ana}"));
        await page.Use(() => Reach(page), f => f.SubmitAsync());
        page.Shows("Only one identity");
        Assert.Equal(ConsoleUrls.Identity(pool.IdentityPoolId, ana), await page.Href("td .cc-help a"));
        Assert.Equal([ConsoleUrls.Role("Guests"), ConsoleUrls.Role("Users")], page.FindAll("td:nth-child(2) a").Select(a => a.GetAttribute("href")).Order());

        await Cognito.Invoke(new SetPrincipalTagAttributeMapRequest { IdentityPoolId = pool.IdentityPoolId, IdentityProviderName = TestCognito.ProviderOf(client), UseDefaults = true });
        await Cognito.Invoke(new Contracts.Iam.PutRolePolicyRequest { RoleName = "Users", PolicyName = "inline", PolicyDocument = TestCognito.Allow("dynamodb:GetItem", "arn:aws:dynamodb:*:*:table/${aws:PrincipalTag/username}") });
        await page.Use(() => Reach(page), f => f.SubmitAsync());
        page.Shows("Depends on: the tag username");
    }

    [Fact]
    public async Task An_id_that_cannot_come_that_way_is_said_so()
    {
        var (pool, _, logins) = await Cognito.AnApp();
        await Cognito.Roles(pool, users: TestCognito.Allow("s3:GetObject", "arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}/*"));
        var (ana, guest) = (await Cognito.AnIdentity(pool, logins), await Cognito.AnIdentity(pool));
        const string Nobody = "us-east-1:00000000-1111-2222-3333-444444444444";
        var page = Open(ConsoleUrls.IdentitySimulator(pool.IdentityPoolId));
        await page.Use(() => Input(page, "Action"), e => e.ChangeAsync("s3:GetObject"));
        foreach (var (id, text, isLink) in new[] { (Nobody, "No such identity in this pool.", false), (guest, "Only after signing in this way.", true), (ana, "Only one identity", true) })
        {
            await page.Use(() => Input(page, "Resource"), e => e.ChangeAsync($"arn:aws:s3:::b/{id}/x"));
            await page.Use(() => Reach(page), f => f.SubmitAsync());
            page.WaitForAssertion(() => Assert.Contains(page.FindAll("tbody tr"), r => r.TextContent.Contains(id, StringComparison.Ordinal) && r.TextContent.Contains(text, StringComparison.Ordinal)));
            Assert.Equal(isLink, page.FindAll($"td a[href='{ConsoleUrls.Identity(pool.IdentityPoolId, id)}']").Count > 0);
        }

        Assert.DoesNotContain("Only after signing in", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_another_STS_decides_both_questions_say_so()
    {
        var (pool, _, _) = await Cognito.AnApp();
        await Cognito.Roles(pool, guests: TestCognito.Allow("*"), users: TestCognito.Allow("*"));
        Cognito.Options.OutsideSts = new(new Uri("https://sts.example.com"), [], true);
        Services.AddSingleton(new Admin.Shell.ConsoleOptions { OutsideSts = "https://sts.example.com/" });
        var page = Open(ConsoleUrls.IdentitySimulator(pool.IdentityPoolId));
        await page.Use(() => Input(page, "Action"), e => e.ChangeAsync("s3:GetObject"));
        await page.Use(() => Input(page, "Resource"), e => e.ChangeAsync("arn:aws:s3:::b/x"));
        await page.Use(() => Reach(page), f => f.SubmitAsync());
        page.Shows("https://sts.example.com/ gives the credentials of this identity pool");
        Assert.Equal(2, page.FindAll("tbody tr").Count(r => r.TextContent.Contains("Not known here", StringComparison.Ordinal)));
        Assert.DoesNotContain("Everybody", page.Text(), StringComparison.Ordinal);
        await page.Use(() => page.FindAll("form").First().QuerySelectorAll("textarea").First(), e => e.ChangeAsync("s3:GetObject"));
        await page.Press("Ask");
        page.WaitForAssertion(() => Assert.Equal(2, page.Text().Split("Decided elsewhere").Length - 1));
        Assert.DoesNotContain("Trust policy", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_no_key_and_value_is_told_at_the_field()
    {
        var pool = await Cognito.AnIdentityPool();
        var page = Open(ConsoleUrls.IdentitySimulator(pool.IdentityPoolId));
        await page.Use(() => Input(page, "Action"), e => e.ChangeAsync("s3:ListBucket"));
        await page.Use(() => Input(page, "Resource"), e => e.ChangeAsync("arn:aws:s3:::b/*"));
        await page.Use(() => Reach(page), f => f.SubmitAsync());
        page.Shows("A request has no wildcard.");
        await page.Use(() => Input(page, "Resource"), e => e.ChangeAsync("arn:aws:s3:::b"));
        await page.Use(() => Input(page, "Condition keys"), e => e.ChangeAsync("s3:prefix photos/"));
        await page.Use(() => Reach(page), f => f.SubmitAsync());
        page.Shows("Write key = value, not s3:prefix photos/.");
        await page.Use(() => Input(page, "Condition keys"), e => e.ChangeAsync("s3:prefix = photos/"));
        await page.Use(() => Reach(page), f => f.SubmitAsync());
        page.Shows("No way to a role");
    }

    private static AngleSharp.Dom.IElement Reach<T>(IRenderedComponent<T> page) where T : Microsoft.AspNetCore.Components.IComponent => page.FindAll("form").Last();

    private static AngleSharp.Dom.IElement Input<T>(IRenderedComponent<T> page, string label) where T : Microsoft.AspNetCore.Components.IComponent =>
        Reach(page).QuerySelector($"#{Reach(page).QuerySelectorAll("label").First(l => l.TextContent == label).GetAttribute("for")}")!;
}
