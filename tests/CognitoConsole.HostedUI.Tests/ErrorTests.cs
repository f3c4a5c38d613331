using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>What clients and browsers that ask wrongly are told: never a 500, never a redirect to a stranger.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("", 400, "invalid_request")]
    [InlineData("grant_type=password&username=ana&password=x", 400, "unsupported_grant_type")]
    [InlineData("grant_type=authorization_code&client_id=nobody&code=x&redirect_uri=x", 400, "invalid_client")]
    [InlineData("grant_type=authorization_code&client_id={id}&code=x&redirect_uri=x", 400, "invalid_client")]
    [InlineData("grant_type=authorization_code&client_id={id}&client_secret=wrong&code=x&redirect_uri=x", 400, "invalid_client")]
    [InlineData("grant_type=authorization_code&client_id={id}&client_secret={secret}&code=x&redirect_uri=x", 400, "invalid_grant")]
    [InlineData("grant_type=authorization_code&client_id={id}&client_secret={secret}&redirect_uri=x", 400, "invalid_request")]
    [InlineData("grant_type=authorization_code&client_id={id}&client_secret={secret}&code=x&code=y&redirect_uri=x", 400, "invalid_request")]
    [InlineData("grant_type=refresh_token&client_id={id}&client_secret={secret}", 400, "invalid_request")]
    [InlineData("grant_type=refresh_token&client_id={id}&client_secret={secret}&refresh_token=x", 400, "invalid_grant")]
    [InlineData("grant_type=client_credentials&client_id={id}&client_secret={secret}", 400, "unauthorized_client")]
    [InlineData("grant_type=%00&client_id=%ff%fe", 400, "invalid_request")]
    public async Task The_token_endpoint_names_the_error(string body, int status, string error)
    {
        await using var site = await Site.Start();
        using var http = new HttpClient();
        var text = body.Replace("{id}", site.Client.ClientId, StringComparison.Ordinal).Replace("{secret}", site.Client.ClientSecret, StringComparison.Ordinal);
        using var response = await http.PostAsync(site.Base + "/oauth2/token", new StringContent(text, Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal($"{{\"error\":\"{error}\"}}", await response.Content.ReadAsStringAsync());
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("Basic !!!", "", 401, "invalid_client")]
    [InlineData("Basic bm9jb2xvbg==", "", 401, "invalid_client")]
    [InlineData("Basic bm9ib2R5Ong=", "", 401, "invalid_client")]
    [InlineData("Bearer x", "", 401, "invalid_client")]
    [InlineData("Basic bm9ib2R5Ong=", "&client_secret=x", 400, "invalid_request")]
    [InlineData("Basic bm9ib2R5Ong=", "&client_id=other", 400, "invalid_request")]
    public async Task A_failed_Basic_header_is_answered_with_the_challenge(string header, string more, int status, string error)
    {
        await using var site = await Site.Start();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, site.Base + "/oauth2/token") { Content = new StringContent("grant_type=refresh_token" + more, Encoding.UTF8, "application/x-www-form-urlencoded") };
        request.Headers.TryAddWithoutValidation("Authorization", header);
        using var response = await http.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal($"{{\"error\":\"{error}\"}}", await response.Content.ReadAsStringAsync());
        Assert.Equal(status == 401, response.Headers.WwwAuthenticate.Any(c => c.Scheme == "Basic"));
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nbroken")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("application/x-www-form-urlencoded", "huge")]
    public async Task A_body_that_is_no_form_is_a_bad_request(string contentType, string body)
    {
        await using var site = await Site.Start();
        using var http = new HttpClient();
        foreach (var path in new[] { "/oauth2/token", "/oauth2/revoke", "/login?" + site.Query(), "/signup?" + site.Query() })
        {
            var content = new StringContent(body == "huge" ? "grant_type=" + new string('a', 200_000) : body);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
            using var response = await http.PostAsync(site.Base + path, content);
            Assert.InRange((int)response.StatusCode, 400, 413);
        }
    }

    [Fact]
    public async Task Oversized_and_odd_parameters_never_end_in_a_server_error()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        foreach (var name in new[] { "client_id", "response_type", "scope", "redirect_uri", "state", "nonce", "code_challenge", "code_challenge_method", "prompt", "login_hint", "identity_provider" })
            foreach (var value in new[] { new string('a', 5000), "\0", "\ud83d\ude00", "%", "a\r\nSet-Cookie: x=y", "\u202e" })
                foreach (var page in new[] { "/oauth2/authorize", "/login", "/logout" })
                {
                    var visit = await browser.Open($"{site.Base}{page}?{site.Query((name, value))}");
                    Assert.True((int)visit.Status < 500, $"{page} {name}");
                    Assert.DoesNotContain("Set-Cookie: x=y", visit.Location);
                    Assert.True(visit.Location.Length == 0 || visit.Location.StartsWith(TestCognito.Callback + "?", StringComparison.Ordinal), visit.Location);
                }

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Open(site.Authorize() + "&client_id=again")).Status);
    }

    [Fact]
    public async Task UserInfo_explains_itself_in_the_header()
    {
        await using var site = await Site.Start();
        using var http = new HttpClient();
        using (var missing = await http.GetAsync(site.Base + "/oauth2/userInfo"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
            Assert.Contains("error=\"invalid_request\", error_description=\"Bad OAuth2 request at UserInfo Endpoint\"", missing.Headers.WwwAuthenticate.ToString());
        }

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "garbage");
        using var refused = await http.PostAsync(site.Base + "/oauth2/userInfo", null);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("error=\"invalid_token\"", refused.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Browser_apps_may_ask_from_any_origin()
    {
        await using var site = await Site.Start();
        using var http = new HttpClient();
        foreach (var path in new[] { "/oauth2/token", "/oauth2/revoke", "/oauth2/userInfo" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, site.Base + path);
            request.Headers.Add("Origin", "https://app.example.com");
            using var response = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
            Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Contains("authorization", response.Headers.GetValues("Access-Control-Allow-Headers").Single());
            Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    [Fact]
    public async Task Revoking_needs_the_client_and_a_refresh_token()
    {
        await using var site = await Site.Start();
        Assert.Equal(HttpStatusCode.BadRequest, (await JourneyTests.Client(site, "/oauth2/revoke", [])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await JourneyTests.Client(site, "/oauth2/revoke", new() { ["token"] = "unknown" })).StatusCode);
        using var http = new HttpClient();
        using var nobody = await http.PostAsync(site.Base + "/oauth2/revoke", new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = "x", ["client_id"] = "nobody" }));
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }
}
