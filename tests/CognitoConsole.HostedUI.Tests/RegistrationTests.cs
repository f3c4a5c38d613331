using System.Net;
using System.Text;
using System.Text.Json;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary><c>/oauth2/register</c> as it stands on the wire, and the pages that a registered app leads to.</summary>
public sealed class RegistrationTests
{
    private const string App = "{\"client_name\":\"Agent\",\"redirect_uris\":[\"https://app.example.com/callback\"],\"token_endpoint_auth_method\":\"none\",\"client_uri\":\"https://app.example.com/\",\"jwks\":{\"keys\":[]}}";

    [Fact]
    public async Task A_client_is_made_and_shown_as_it_was_registered()
    {
        await using var site = await Open();
        using var http = new HttpClient();
        using var response = await Post(http, site, App);
        Assert.Equal((HttpStatusCode.Created, "application/json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        var made = (await Json(response)).EnumerateObject().ToDictionary(m => m.Name, m => m.Value.ToString());
        Assert.Equal(["client_id", "client_id_issued_at", "client_name", "grant_types", "redirect_uris", "response_types", "scope", "token_endpoint_auth_method"], made.Keys.Order());
        Assert.Equal(("Agent", "none", "[\"authorization_code\",\"refresh_token\"]"), (made["client_name"], made["token_endpoint_auth_method"], made["grant_types"]));

        using var secret = await Post(http, site, App.Replace("none", "client_secret_post", StringComparison.Ordinal));
        var confidential = await Json(secret);
        Assert.Equal((52, 0), (confidential.GetProperty("client_secret").GetString()!.Length, confidential.GetProperty("client_secret_expires_at").GetInt32()));
    }

    [Fact]
    public async Task Refusals_are_those_of_the_RFC()
    {
        await using var site = await Open();
        using var http = new HttpClient();
        foreach (var (body, error) in new[]
                 {
                     ("{\"redirect_uris\":[\"javascript:alert(1)\"]}", "invalid_redirect_uri"), ("{}", "invalid_redirect_uri"), ("", "invalid_client_metadata"), ("null", "invalid_client_metadata"),
                     ("[]", "invalid_client_metadata"), ("{\"redirect_uris\":\"https://app.example.com/\"}", "invalid_client_metadata"), ("{\"scope\":1}", "invalid_client_metadata"), ("{\"scope\":", "invalid_client_metadata"),
                     ("{\"scope\":\"openid\",\"scope\":\"email\"}", "invalid_client_metadata"), (App.Replace("none", "tls_client_auth", StringComparison.Ordinal), "invalid_client_metadata"),
                     ($"{{\"jwks\":{new string('[', 200)}{new string(']', 200)}}}", "invalid_client_metadata"),
                 })
        {
            using var response = await Post(http, site, body);
            var answer = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode == HttpStatusCode.BadRequest && answer.Contains($"\"error\":\"{error}\"", StringComparison.Ordinal), $"{body}: {response.StatusCode} {answer}");
        }

        using var form = await http.PostAsync(site.Base + "/oauth2/register", new StringContent("redirect_uris=x", Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.BadRequest, form.StatusCode);
        Assert.Empty((await site.Cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = site.Pool.Id!, ClientType = "DCR" })).UserPoolClients!);
    }

    [Fact]
    public async Task Without_a_good_token_it_is_401_with_a_challenge()
    {
        await using var site = await Open(d => d with { OpenDcrEnabled = false });
        using var http = new HttpClient();
        var (_, token) = await site.Cognito.ARegistrar(site.Pool);
        foreach (var authorization in new[] { null, "Bearer x", "Bearer", "Basic eDp5", token })
        {
            using var refused = await Post(http, site, App, authorization);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.StartsWith("Bearer error=\"invalid_token\"", refused.Headers.WwwAuthenticate.Single().ToString(), StringComparison.Ordinal);
            Assert.Equal("invalid_token", (await Json(refused)).GetProperty("error").GetString());
        }

        using var response = await Post(http, site, App, $"Bearer {token}");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Fact]
    public async Task Off_it_is_not_there_and_too_often_it_says_when()
    {
        await using var off = await Site.Start();
        using var http = new HttpClient();
        using var nothing = await Post(http, off, App);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        await using var site = await Open(options: new EngineOptions { RegistrationsPerAddressAndHour = 1 });
        using var first = await Post(http, site, App);
        using var second = await Post(http, site, App);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
        Assert.Equal(TimeSpan.FromHours(1), second.Headers.RetryAfter!.Delta);
    }

    [Theory]
    [InlineData(40_000)]
    [InlineData(10_000_000)]
    public async Task A_body_is_small(int size)
    {
        await using var site = await Open();
        using var http = new HttpClient();
        try
        {
            using var response = await Post(http, site, $"{{\"client_name\":\"{new string('a', size)}\"}}");
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The server hung up before all was sent.
        }
    }

    [Fact]
    public async Task A_browser_app_may_ask_first()
    {
        await using var site = await Open();
        using var http = new HttpClient();
        using var response = await http.SendAsync(new HttpRequestMessage(HttpMethod.Options, site.Base + "/oauth2/register"));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Contains("content-type", response.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
    }

    /// <summary>Who is signed in already sees the app's name and where it leads, and gives it a code with a click of their own.</summary>
    [Fact]
    public async Task People_see_that_an_app_registered_itself()
    {
        await using var site = await Open();
        await site.Cognito.AUser(site.Pool);
        using var http = new HttpClient();
        using var response = await Post(http, site, App.Replace("Agent", "Agent <script>x</script>", StringComparison.Ordinal));
        var id = (await Json(response)).GetProperty("client_id").GetString();
        using var browser = site.Browser();
        var login = await browser.Open(site.Authorize());
        Assert.DoesNotContain("registered itself", login.Text, StringComparison.Ordinal);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await browser.Submit(login, new() { ["username"] = "ana", ["password"] = TestCognito.Password })).Location, StringComparison.Ordinal);

        var page = await browser.Open(site.Authorize(("client_id", id)));
        Assert.Equal("Sign in", page.Title);
        Assert.Contains("Agent script x script registered itself", page.Text, StringComparison.Ordinal);
        Assert.Contains("you leave for app.example.com", page.Text, StringComparison.Ordinal);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await browser.Submit(page, [], "Continue")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_issuers_answer_with_their_own_name_and_the_same_keys()
    {
        await using var site = await Site.Start();
        using var http = new HttpClient();
        foreach (var (path, issuer) in new[] { ("", $"http://localhost:8080/{site.Pool.Id}"), ("/issuer", $"http://localhost:8080/issuer/{site.Pool.Id}") })
            Assert.Equal(issuer, JsonDocument.Parse(await http.GetStringAsync($"{site.Url}{path}/{site.Pool.Id}/.well-known/openid-configuration")).RootElement.GetProperty("issuer").GetString());
        Assert.Equal(await http.GetStringAsync($"{site.Url}/{site.Pool.Id}/.well-known/jwks.json"), await http.GetStringAsync($"{site.Url}/issuer/{site.Pool.Id}/.well-known/jwks.json"));
        using var unknown = await http.GetAsync($"{site.Url}/issuer/us-east-1_nothing/.well-known/openid-configuration");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        // In AWS's form the two differ by host name alone.
        await using var aws = await Site.Start(options: new EngineOptions { IssuerFormat = "https://cognito-idp.{Region}.amazonaws.com/{UserPoolId}", UpdatedIssuerFormat = "https://issuer-cognito-idp.{Region}.amazonaws.com/{UserPoolId}" });
        foreach (var host in new[] { "cognito-idp.us-east-1.amazonaws.com", "issuer-cognito-idp.us-east-1.amazonaws.com" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{aws.Url}/{aws.Pool.Id}/.well-known/openid-configuration");
            request.Headers.Host = host;
            using var response = await http.SendAsync(request);
            Assert.Equal($"https://{host}/{aws.Pool.Id}", (await Json(response)).GetProperty("issuer").GetString());
        }
    }

    private static async Task<Site> Open(Func<DcrConfigurationType, DcrConfigurationType>? with = null, EngineOptions? options = null)
    {
        var site = await Site.Start(options: options);
        await site.Cognito.Registers(site.Pool, with);
        return site;
    }

    private static Task<HttpResponseMessage> Post(HttpClient http, Site site, string body, string? authorization = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, site.Base + "/oauth2/register") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return http.SendAsync(request);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage response) => JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
