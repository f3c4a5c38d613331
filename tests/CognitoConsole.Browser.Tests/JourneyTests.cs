using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

/// <summary>What somebody does who has just started the server for the first time, from the printed link to a token.</summary>
public sealed partial class JourneyTests(Site site)
{
    private const string Email = "ana@example.com", Password = "Correct-Horse-9-Battery", Person = "kim@example.com", PersonsPassword = "Sunny-Meadow-42!";
    private const string Callback = "http://localhost:3000/callback";

    private static readonly string[] Steps =
        ["name", "attributes", "policies", "mfa-and-verifications", "message-customizations", "tags", "devices", "app-clients", "triggers", "review"];

    [Fact]
    public async Task From_the_printed_link_to_a_token()
    {
        await using var server = await ServerProcess.Start();
        await using var ana = await site.OpenAt(server.Url);
        await BecomeAdministrator(ana, server.SetUpLink!);
        await CreateStepByStep(ana);
        await CreateWithRecommendedSettings(ana);
        var (pool, client) = (await ana.Copied("user pool ID"), await ana.Copied("client ID"));
        var launch = ana.Control("Launch hosted UI");
        var signIn = (await launch.GetAttributeAsync("href"))!;
        Assert.Equal("_blank", await launch.GetAttributeAsync("target"));

        // The person's browser has no JavaScript, and the pages do not miss it.
        await using var kim = await site.OpenAt(server.Url, javaScript: false);
        await SignUp(kim, signIn, ana, pool);
        await SignInFor(kim, signIn);
        await IsInTheList(ana, pool);
        var secret = await RevealSecret(ana, pool, client);
        await ExchangeCode(kim, server.Url, new Uri(signIn), client, secret, pool);
        Assert.Empty(ana.Problems);
    }

    private static async Task BecomeAdministrator(Tab ana, string link)
    {
        await ana.Page.GotoAsync(link);
        await ana.Field("Email address").FillAsync(Email);
        await ana.Field("Password").FillAsync(Password);
        await ana.Field("Password again").FillAsync(Password);
        await ana.Press("Create administrator");
        await ana.Alive();
        await Assertions.Expect(ana.Heading("Overview")).ToBeVisibleAsync();

        await ana.Page.GotoAsync(link);
        await Assertions.Expect(ana.Heading("This link has ended")).ToBeVisibleAsync();

        await ana.Go("/");
        await ana.Page.Locator(".cc-operator").ClickAsync();
        await ana.Press("Sign out");
        await Assertions.Expect(ana.Page).ToHaveURLAsync(new Regex("/account/sign-in"));
        await ana.SignIn(Email, Password);
    }

    private static async Task CreateStepByStep(Tab ana)
    {
        async Task IsOn(string step)
        {
            await ana.IsAt($"/user-pools/create(/{step})?");
            await Assertions.Expect(ana.Page.Locator($".cc-steps a[href='/user-pools/create/{step}']")).ToHaveAttributeAsync("aria-current", "step");
        }

        await ana.Go("/user-pools");
        await ana.Press("Create user pool");
        await IsOn("name");
        await ana.Press("Next");
        await Assertions.Expect(ana.Field("Pool name")).ToBeFocusedAsync();
        await Assertions.Expect(ana.Field("Pool name")).ToHaveAttributeAsync("aria-invalid", "true");
        await ana.Type("Pool name", "Customers");
        foreach (var step in Steps[1..])
        {
            await ana.Press("Next");
            await IsOn(step);
            if (step == "attributes")
            {
                await ana.Press("Add custom attribute");
                await ana.Type("Attribute name", "department");
                Assert.NotEqual(0, await ana.Page.Locator(".cc-lock").CountAsync());
            }
            else if (step == "policies")
            {
                await ana.Type("Minimum length", "12");
                await ana.Press("Back");
                await IsOn("attributes");
                await Assertions.Expect(ana.Field("Attribute name")).ToHaveValueAsync("department");
                await ana.Press("Next");
                await IsOn("policies");
                await Assertions.Expect(ana.Field("Minimum length")).ToHaveValueAsync("12");
            }
            else if (step == "mfa-and-verifications")
            {
                await Assertions.Expect(ana.Page.Locator("[data-dirty=false]")).ToHaveCountAsync(1);
                await ana.Page.ReloadAsync();
                await ana.Alive();
                await IsOn(step);
                await ana.Shows("Your draft is back");
            }
            else if (step == "tags")
            {
                await ana.Press("Add tag");
                await ana.Type("Key 1", "team");
                await ana.Type("Value 1", "shop");
            }
            else if (step == "app-clients")
            {
                await ana.Press("Add an app client");
                await ana.Type("App client name", "Till");
            }
        }

        foreach (var text in new[] { "Customers", "department", "12", "team", "Till" }) await ana.Shows(text);
        Assert.NotEqual(0, await ana.Page.Locator(".cc-locked").CountAsync());
        await ana.Press("Create user pool");
        await ana.IsAt("/user-pools/us-east-1_[A-Za-z0-9]{9}");
        await Assertions.Expect(ana.Heading("Customers")).ToBeVisibleAsync();
        Assert.Contains("a domain", await ana.WhyOff("Launch hosted UI of Till"), StringComparison.Ordinal);
    }

    private static async Task CreateWithRecommendedSettings(Tab ana)
    {
        await ana.Go("/user-pools");
        await ana.Press("Create with recommended settings");
        await Assertions.Expect(ana.Heading("Create with recommended settings")).ToBeVisibleAsync();
        await ana.Field("Name").FillAsync("Example Shop");
        await ana.Press("Create user pool");
        await Assertions.Expect(ana.Heading("Get started with Example Shop")).ToBeVisibleAsync();
    }

    private static async Task SignUp(Tab kim, string signIn, Tab ana, string pool)
    {
        await kim.Page.GotoAsync(signIn);
        await kim.Press("Create an account");
        await kim.Page.Locator("input[name=username]").FillAsync(Person);
        await kim.Field("Password").FillAsync("short");
        await kim.Press("Sign up");
        await Assertions.Expect(kim.Page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await kim.Field("Password").FillAsync(PersonsPassword);
        await kim.Press("Sign up");
        await Assertions.Expect(kim.Heading("Confirm your account")).ToBeVisibleAsync();

        await ana.Go($"/outbox?pool={pool}");
        await ana.Page.Locator("tbody").GetByRole(AriaRole.Link, new() { Name = Person }).ClickAsync();
        await Assertions.Expect(ana.Page.Locator("iframe")).ToBeVisibleAsync();
        var copies = await ana.Page.Locator("[data-copy]").EvaluateAllAsync<string[]>("all => all.map(e => e.dataset.copy)");
        await kim.Field("Verification code").FillAsync(Assert.Single(copies, c => SixDigits().IsMatch(c)));
        // Straight back to the app, where nobody listens, so that no page is loaded any more; or to the login page.
        await kim.Page.RunAndWaitForRequestAsync(() => kim.Press("Confirm account"), r => r.Method == "GET" && (r.Url.StartsWith(Callback, StringComparison.Ordinal) || new Uri(r.Url).AbsolutePath.EndsWith("/login", StringComparison.Ordinal)));
    }

    private static async Task SignInFor(Tab kim, string signIn)
    {
        await kim.Page.GotoAsync(signIn);
        await kim.Page.Locator("input[name=username]").FillAsync(Person);
        await kim.Field("Password").FillAsync(PersonsPassword);
        // Nobody listens at the app's address; what counts is that the browser goes there.
        var back = await kim.Page.RunAndWaitForRequestAsync(() => kim.Press("Sign in"), request => request.Url.StartsWith(Callback + "?", StringComparison.Ordinal));
        Assert.Matches(@"[?&]code=[^&]+", back.Url);
    }

    private static async Task IsInTheList(Tab ana, string pool)
    {
        await ana.Go($"/user-pools/{pool}/users");
        var row = ana.Page.Locator("tbody tr").Filter(new() { HasText = Person });
        await Assertions.Expect(row).ToContainTextAsync("Confirmed");
    }

    private static async Task<string> RevealSecret(Tab ana, string pool, string client)
    {
        await ana.Go($"/user-pools/{pool}/app-clients/{client}/secrets");
        Assert.Equal(0, await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Copy client secret", Exact = true }).CountAsync());
        await ana.Press("Show client secret");
        await ana.Control("Copy client secret").WaitForAsync();
        var secret = await ana.Copied("client secret");
        await ana.Press("Hide client secret");
        await Assertions.Expect(ana.Control("Show client secret")).ToBeVisibleAsync();
        await ana.Go($"/audit?resource={pool}");
        await Assertions.Expect(ana.Page.Locator("tbody tr").Filter(new() { HasText = "DescribeUserPoolClient" }).First).ToContainTextAsync(Email);
        return secret;
    }

    private static async Task ExchangeCode(Tab kim, string url, Uri signIn, string client, string secret, string pool)
    {
        var verifier = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var site = signIn.GetLeftPart(UriPartial.Path).Replace("/login", "", StringComparison.Ordinal);
        var address = $"{site}/oauth2/authorize?client_id={client}&response_type=code&scope=openid+email&redirect_uri={Uri.EscapeDataString(Callback)}&state=s1&code_challenge={challenge}&code_challenge_method=S256";
        // With the cookies of the browser, who is signed in already.
        var redirect = await kim.Context.APIRequest.GetAsync(address, new() { MaxRedirects = 0 });
        var back = redirect.Headers.GetValueOrDefault("location") ?? await redirect.TextAsync();
        Assert.StartsWith(Callback + "?", back, StringComparison.Ordinal);
        Assert.Contains("state=s1", back, StringComparison.Ordinal);
        var code = Regex.Match(back, @"[?&]code=([^&]+)").Groups[1].Value;

        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{site}/oauth2/token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "authorization_code"), new("client_id", client), new("code", code), new("redirect_uri", Callback), new("code_verifier", verifier)]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client}:{secret}")));
        using var answer = await http.SendAsync(request);
        var tokens = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.IsSuccessStatusCode, tokens.ToString());
        var claims = tokens.GetProperty("id_token").GetString()!.Split('.')[1].Replace('-', '+').Replace('_', '/');
        var id = JsonSerializer.Deserialize<JsonElement>(Convert.FromBase64String(claims.PadRight((claims.Length + 3) / 4 * 4, '=')));
        Assert.Equal((Person, client, $"{url}/{pool}"), (id.GetProperty("email").GetString(), id.GetProperty("aud").GetString(), id.GetProperty("iss").GetString()));
    }

    [GeneratedRegex(@"^\d{6}$")]
    private static partial Regex SixDigits();
}
