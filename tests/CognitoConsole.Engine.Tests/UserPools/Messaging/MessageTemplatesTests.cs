using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class MessageTemplatesTests
{
    public static TheoryData<string> Hostile => new()
    {
        "ana\r\nBcc: all@example.com", "ana\nSubject: free", "ana\r\r\n\nDATA", "ana\u0085next", "ana\u2028next", "ana\u2029next", "ana\u0000", "ana\u000bnext", "ana\u000cnext", "ana\u001b[31m",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<a href='https://evil.example.com'>", "{####}", "{username}", "{##Click##}", "a&amp;b",
    };

    [Theory, MemberData(nameof(Hostile))]
    public void Outside_HTML_a_value_stays_on_its_line(string value)
    {
        var text = MessageTemplates.Fill("Hello {username}, your code is {####}", new Dictionary<string, string> { ["username"] = value, ["####"] = "123456" }, html: false);
        Assert.DoesNotContain(text, c => char.IsControl(c) || c is '\u2028' or '\u2029');
        Assert.EndsWith(", your code is 123456", text);
        Assert.Equal(value.Length + "Hello , your code is 123456".Length, text.Length); // nothing is swallowed, and no placeholder in the value is filled
    }

    [Theory, MemberData(nameof(Hostile))]
    public void In_HTML_a_value_is_text(string value)
    {
        var html = MessageTemplates.Fill("<p>{username}</p>", new Dictionary<string, string> { ["username"] = value, ["####"] = "123456" }, html: true);
        var inside = html["<p>".Length..^"</p>".Length];
        Assert.DoesNotContain(inside, c => c is '<' or '>' or '"');
        Assert.Equal(value, System.Net.WebUtility.HtmlDecode(inside));
        Assert.DoesNotContain("123456", html);
    }

    [Fact]
    public void A_template_keeps_its_own_lines_and_unknown_placeholders() =>
        Assert.Equal("one\ntwo {unknown} {}", MessageTemplates.Fill("one\ntwo {unknown} {}", new Dictionary<string, string>(), html: false));
}
