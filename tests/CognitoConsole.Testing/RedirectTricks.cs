namespace CognitoConsole.Testing;

/// <summary>Addresses that look like <see cref="TestCognito.Callback"/>, or that some reader would take for it. None is it.</summary>
public static class RedirectTricks
{
    public static IReadOnlyList<string> All { get; } = [.. Make().Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Make()
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
        yield return TestCognito.Callback + TestCognito.Callback;
        yield return TestCognito.Callback + "," + TestCognito.Callback;
        yield return "javascript:alert(1)";
        yield return "data:text/html,<script>alert(1)</script>";
        yield return "https://app.example.com/callback" + new string('x', 1100);
    }
}
