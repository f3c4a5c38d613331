using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>Ways in which an address may look like the registered one. None is it.</summary>
public sealed class RedirectUriTests
{
    private const string Registered = TestCognito.Callback;

    [Fact]
    public async Task No_trick_passes_for_the_registered_address()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite(c => c with { LogoutURLs = [Registered] });
        var tricks = Tricks().ToList();
        Assert.True(tricks.Distinct().Count() >= 250, $"{tricks.Count} tricks");
        foreach (var trick in tricks)
        {
            var authorize = await cognito.Refusal(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client) with { RedirectUri = trick } });
            Assert.True(authorize.Code is ErrorCodes.RedirectMismatch or ErrorCodes.ValidationException, trick);
            var logout = await cognito.Refusal(new EndBrowserSessionRequest { Domain = TestCognito.Domain, Parameters = new() { ClientId = client.ClientId }, LogoutUri = trick });
            Assert.True(logout.Code is ErrorCodes.RedirectMismatch or ErrorCodes.ValidationException, trick);
        }
    }

    [Fact]
    public async Task The_registered_address_itself_passes()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite(c => c with { LogoutURLs = [Registered] });
        Assert.Null((await cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client) })).Location);
        var logout = await cognito.Invoke(new EndBrowserSessionRequest { Domain = TestCognito.Domain, Parameters = new() { ClientId = client.ClientId, State = "s" }, LogoutUri = Registered });
        Assert.Equal(Registered + "?state=s", logout.Location);
    }

    internal static IEnumerable<string> Tricks()
    {
        string[] hosts = ["app.example.com", "APP.example.com", "app.example.com.", "app.example.com.evil.test", "evil.test", "app.example.comevil.test", "appXexample.com", "app-example.com",
            "app.example.com%2eevil.test", "app.example.com%00.evil.test", "аpp.example.com", "xn--pp-6kc.example.com", "app。example。com", "app.example.com\u200b", "ａｐｐ.example.com",
            "app.example.com@evil.test", "evil.test@app.example.com", "user:pass@app.example.com", "app.example.com:pass@evil.test", "app.example.com:443", "app.example.com:8443", "app.example.com:", "app.example.com:0443",
            "app.example.com\\@evil.test", "app.example.com\\.evil.test", "evil.test\\app.example.com", "evil.test#app.example.com", "evil.test?app.example.com", "evil.test/app.example.com", "[::1]", "127.0.0.1", "0x7f000001",
            "app.example.com;evil.test", "app.example.com,evil.test", "app.example.com evil.test", "*.example.com", "example.com", "www.app.example.com", "app..example.com", "app%2eexample.com", "%61pp.example.com"];
        string[] paths = ["/callback", "/Callback", "/callback/", "/callback?", "/callback#", "/callback?x=1", "/callback#x", "/callback%20", "/callback ", " /callback", "/callback%2f", "//callback", "/./callback", "/x/../callback",
            "/callback/..", "/callback/../evil", "/callback/..%2fevil", "/callback/%2e%2e/evil", "/callback/..;/evil", "/callback\\..\\evil", "/callback%00", "/callback%0d%0aLocation:%20https://evil.test", "/callback\r\nX: y", "/callback\t",
            "/callbacks", "/callback.evil", "/callback;evil", "/callback&evil=1", "/callback%23", "/callback%3f", "/%63allback", "/callbac\u212a", "/callback\u0000", "/callback\ufeff", "", "/", "/*", "callback", "/callback,https://evil.test", "/callback|"];
        string[] schemes = ["http://", "HTTPS://", "Https://", "https:", "https:/", "https:///", "https:\\\\", "https:/\\", "//", "\\\\", "/\\", "javascript://", "data://", "file://", "ftp://", "ws://", "myapp://", "https://https://", " https://", "\thttps://", "\nhttps://",
            "h\nttps://", "view-source:https://", "blob:https://", "https%3a//", "https:%2f%2f", "https:// ", "https://\t", "https://.", "https://@", "https://:@", "https://evil.test/https://"];

        foreach (var host in hosts.Where(h => h != "app.example.com"))
        {
            yield return $"https://{host}/callback";
            yield return $"http://{host}/callback";
        }

        foreach (var path in paths.Where(p => p != "/callback")) yield return "https://app.example.com" + path;
        foreach (var scheme in schemes) yield return scheme + "app.example.com/callback";
        foreach (var host in hosts.Skip(1)) yield return $"https://{host}";
        foreach (var host in hosts.Skip(1)) yield return $"https://{host}/callback/../callback";
        foreach (var path in paths.Where(p => p != "/callback")) yield return "https://evil.test" + path;
        foreach (var scheme in schemes.Take(12)) yield return scheme + "evil.test/callback";
        yield return Registered + Registered;
        yield return Registered + "," + Registered;
        yield return "javascript:alert(1)";
        yield return "data:text/html,<script>alert(1)</script>";
        yield return "https://app.example.com/callback" + new string('x', 1100);
    }
}
