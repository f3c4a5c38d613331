using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Threats 19 and 20: what may be registered at all. At sign-in the registered text is compared ordinally.</summary>
public sealed class RedirectUrlRulesTests
{
    [Theory]
    [InlineData("https://app.example.com")]
    [InlineData("https://app.example.com/callback?a=b&c=d")]
    [InlineData("https://app.example.com:8443/a/b.c/~d/")]
    [InlineData("https://my_app.example.com/")]
    [InlineData("https://192.0.2.1/cb")]
    [InlineData("https://[2001:db8::1]:8443/cb")]
    [InlineData("http://localhost")]
    [InlineData("http://localhost:3000/callback")]
    [InlineData("http://127.0.0.1:3000/")]
    [InlineData("http://[::1]:3000/")]
    [InlineData("HTTPS://App.Example.com/")]
    [InlineData("myapp://example")]
    [InlineData("com.example.app:/oauth2redirect")]
    [InlineData("exp+app://cb")]
    public void Registers_an_address_that_has_one_meaning(string url) => Assert.Null(RedirectUrlRules.Refusal(url));

    [Theory]
    [InlineData("http://app.example.com/", "http://app.example.com/ cannot use the HTTP protocol.")]
    [InlineData("http://localhost.example.com/", "http://localhost.example.com/ cannot use the HTTP protocol.")]
    [InlineData("HTTP://app.example.com/", "HTTP://app.example.com/ cannot use the HTTP protocol.")]
    [InlineData("https://app.example.com/#", "https://app.example.com/# cannot use fragment")]
    [InlineData("myapp://cb#x", "myapp://cb#x cannot use fragment")]
    [InlineData("javascript:alert(1)", "javascript:alert(1) cannot use the javascript scheme.")]
    [InlineData("https://*.example.com/", "https://*.example.com/ cannot use wildcards.")]
    public void Says_why_not(string url, string message) => Assert.Equal(message, RedirectUrlRules.Refusal(url));

    [Fact]
    public void Registers_none_of_the_tricks()
    {
        var accepted = Tricks().Where(url => RedirectUrlRules.Refusal(url) is null).ToList();
        Assert.True(Tricks().Count() >= 300, $"{Tricks().Count()} tricks");
        Assert.Empty(accepted);
    }

    private static IEnumerable<string> Tricks()
    {
        string[] schemes = ["javascript", "JavaScript", "data", "vbscript", "file", "blob", "about", "filesystem", "view-source", "ws", "wss", "ftp"];
        string[] payloads = ["alert(1)", "//app.example.com/%0aalert(1)", "text/html,x", "//", "///etc/passwd", "https://app.example.com/", "%0d%0aalert(1)"];
        foreach (var scheme in schemes)
            foreach (var payload in payloads)
                yield return $"{scheme}:{payload}";

        // Authorities that different readers take for different hosts.
        string[] authorities =
        [
            "app.example.com@evil.example", "app.example.com:443@evil.example", "user:pw@app.example.com", "@app.example.com", "app.example.com\\@evil.example", "app.example.com\\.evil.example",
            "app.example.com%2eevil.example", "app.example.com%00.evil.example", "app.example.com%2f@evil.example", "app.example.com..evil.example", ".app.example.com", "", ":443", "app.example.com:", "app.example.com:0",
            "app.example.com:65536", "app.example.com:-1", "app.example.com:443:80", "app.example.com:4a", "app.example.com:+443", "*.example.com", "app.*.com", "*", "[::1", "::1]", "[zz::1]", "[::1]x", "[127.0.0.1]x:1", "exämple.com", "ａpp.example.com",
            "app.example.com。evil.example", "app.example。com", "app example.com", "app.example.com ", "app.example.com\t", "app.example.com\n.evil.example", "app.example.com;evil.example", "app.example.com,evil.example",
            "app.example.com&evil.example", "<app>.example.com", "app.example.com|evil", "app.example.com^evil", "app.example.com`evil", "{app}.example.com", "\"app.example.com\"", "app.example.com'evil",
        ];
        foreach (var scheme in (string[])["https", "HTTPS", "http"])
            foreach (var authority in authorities)
                yield return $"{scheme}://{authority}/callback";

        string[] paths =
        [
            "/a/../b", "/..", "/./a", "/a/.", "/a/%2e%2e/b", "/a/%2E%2E/b", "/a/.%2e/b", "/%2e/a", "/a%2f..%2fb", "/a%2Fb", "/a%5cb", "/a%5C..", "/a\\b", "/\\evil.example", "/a b", "/a\tb", "/a\r\nb",
            "/ä", "/a<b>", "/a\"b", "/a{b}", "/a|b", "/a^b", "/a`b", "/*", "/a*", "/a#b", "/#", "/a?b#c", "/\u202eevil", "/\u0000",
        ];
        foreach (var path in paths)
        {
            yield return "https://app.example.com" + path;
            yield return "http://localhost" + path;
        }

        foreach (var missing in (string[])["app.example.com", "/callback", "//app.example.com/cb", "\\\\app.example.com", "https:app.example.com", "https:/app.example.com", "https:\\\\app.example.com", "https", "https:", "https://", ":", "://x", "1app://x", " https://app.example.com", "-app://x", "app", "my app://x", "myapp:", "http:localhost"])
            yield return missing;
    }
}
