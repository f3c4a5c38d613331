using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CognitoConsole.Server.Tests.Hosting;

public sealed class CookieTests
{
    [Fact]
    public async Task Over_http_they_are_hidden_from_scripts_and_other_sites()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        var cookies = await SetBySignIn(server.Url);
        Assert.Equal(["cognito-form", "cognito-operator"], cookies.Select(c => c.Name).Order());
        Assert.All(cookies, c => AssertShut(c.Attributes, secure: false));
    }

    [Fact]
    public async Task Over_https_they_are_secure_and_belong_to_the_host_alone()
    {
        using var data = new DataFolder();
        var (file, certificate) = Certificate(data.Root);
        await using var server = await ServerProcess.Start(data,
            [.. RunningServer.Bootstrap, ("Kestrel:Endpoints:Main:Url", "https://127.0.0.1:0"), ("Kestrel:Endpoints:Main:Certificate:Path", file), ("Kestrel:Endpoints:Main:Certificate:Password", "test")]);
        Assert.StartsWith("https://127.0.0.1:", server.Url);
        var cookies = await SetBySignIn(server.Url);
        Assert.Equal(["__Host-cognito-form", "__Host-cognito-operator"], cookies.Select(c => c.Name).Order());
        Assert.All(cookies, c => AssertShut(c.Attributes, secure: true));

        using var browser = new Browser(certificate: certificate);
        foreach (var path in new[] { "/account/sign-in", "/health/live", "/console.css", "/nothing" })
            Assert.Equal("max-age=31536000", (await browser.Open(server.Url + path)).Headers["Strict-Transport-Security"]);
    }

    [Fact]
    public async Task Behind_a_proxy_that_speaks_https_they_are_secure_and_its_word_counts_only_when_it_is_known()
    {
        using var data = new DataFolder();
        var address = $"http://127.0.0.1:{ServerProcess.FreePort()}";
        await using (var server = await ServerProcess.Start(data, [.. RunningServer.Bootstrap, ("PublicUrl", "https://login.example.com"), ("Proxies", "127.0.0.1"), ("--urls", address)]))
        {
            var answer = await Forwarded(address);
            Assert.Equal("max-age=31536000", answer.Headers["Strict-Transport-Security"]);
            Assert.Matches("^__Host-cognito-form=.*; secure;", answer.Headers["Set-Cookie"]);
        }

        await using var open = await ServerProcess.Start(data);
        Assert.False((await Forwarded(open.Url)).Headers.ContainsKey("Strict-Transport-Security"));
    }

    private static async Task<Visit> Forwarded(string url)
    {
        using var browser = new Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, url + "/account/sign-in") { Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "192.0.2.9" } } };
        return await browser.Send(request);
    }

    private static async Task<List<(string Name, string[] Attributes)>> SetBySignIn(string url)
    {
        // By hand, because a browser does not tell what it was asked to keep.
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var http = new HttpClient(handler);
        using var page = await http.GetAsync(url + "/account/sign-in");
        var set = page.Headers.GetValues("Set-Cookie").ToList();
        var document = (await Visit.Read(page, new Uri(url))).Document;
        var fields = document.Forms[0].QuerySelectorAll("input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        (fields["Input.Email"], fields["Input.Password"]) = (RunningServer.Email, RunningServer.Password);
        using var post = new HttpRequestMessage(HttpMethod.Post, url + "/account/sign-in") { Content = new FormUrlEncodedContent(fields) };
        post.Headers.Add("Cookie", string.Join("; ", set.Select(c => c.Split(';')[0])));
        using var signedIn = await http.SendAsync(post);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        set.AddRange(signedIn.Headers.GetValues("Set-Cookie"));
        return [.. set.Where(c => !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal)).Select(c => (c.Split('=')[0], c.Split("; ")[1..])).DistinctBy(c => c.Item1)];
    }

    private static void AssertShut(string[] attributes, bool secure)
    {
        Assert.Contains("httponly", attributes);
        Assert.Contains("path=/", attributes);
        Assert.Contains(attributes, a => a is "samesite=lax" or "samesite=strict");
        Assert.Equal(secure, attributes.Contains("secure"));
        Assert.DoesNotContain(attributes, a => a.StartsWith("domain=", StringComparison.Ordinal));
    }

    private static (string File, X509Certificate2 Certificate) Certificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(folder, "server.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, "test"));
        return (file, certificate);
    }
}
