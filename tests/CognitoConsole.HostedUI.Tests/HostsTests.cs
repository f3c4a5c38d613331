using System.Net;
using CognitoConsole.Engine;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>The same pages under a host name of their own.</summary>
public sealed class HostsTests
{
    private static readonly EngineOptions Options = new() { PublicUrl = "http://idp.example.com" };

    [Fact]
    public async Task A_prefix_answers_below_auth_of_the_servers_name()
    {
        await using var site = await Site.Start(options: Options);
        var login = await Get(site, "my-app.auth.idp.example.com", "/login");
        Assert.Equal(HttpStatusCode.OK, login.Status);
        Assert.Contains("path=/;", login.Headers["Set-Cookie"]);
        Assert.Equal("../login", (await Get(site, "MY-APP.auth.idp.example.com", "/oauth2/authorize")).Location.Split('?')[0]);
    }

    [Theory]
    [InlineData("my-app.idp.example.com")]
    [InlineData("my-app.auth.evil.test")]
    [InlineData("x.my-app.auth.idp.example.com")]
    [InlineData("auth.idp.example.com")]
    [InlineData("idp.example.com")]
    [InlineData("my-app")]
    public async Task No_other_host_answers(string host)
    {
        await using var site = await Site.Start(options: Options);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(site, host, "/login")).Status);
    }

    [Fact]
    public async Task Under_a_domains_name_there_is_nothing_but_its_pages()
    {
        await using var site = await Site.Start(options: Options);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(site, "my-app.auth.idp.example.com", $"/auth/{TestCognito.Domain}/login")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(site, "my-app.auth.idp.example.com", $"/{site.Pool.Id}/.well-known/jwks.json")).Status);
    }

    private static async Task<Visit> Get(Site site, string host, string path)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{site.Url}{path}?{site.Query()}");
        request.Headers.Host = host;
        return await Visit.Read(await http.SendAsync(request), request.RequestUri!);
    }
}
