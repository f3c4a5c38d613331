using System.Text;
using CognitoConsole.Engine.Security;
using FsCheck.Xunit;

namespace CognitoConsole.Engine.Tests.Security;

public class SealedTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 5, 7, TimeSpan.Zero);
    private readonly SealedToken _tokens = new(KeyRing.InMemory());

    [Fact]
    public void Opens_what_it_sealed_and_is_safe_in_a_url()
    {
        var token = _tokens.Seal(new Page("us-east-1_AbCdEf123", "jöhn", [1, 2, 3]), "list-users", null);
        Assert.Equal(token, Uri.EscapeDataString(token));
        var page = _tokens.Open<Page>(token, "list-users", Now, out var expired)!;
        Assert.Equal(("us-east-1_AbCdEf123", "jöhn"), (page.PoolId, page.After));
        Assert.Equal([1, 2, 3], page.Bytes);
        Assert.False(expired);
        Assert.DoesNotContain("AbCdEf123", Encoding.UTF8.GetString(Convert.FromBase64String(Pad(token))));
    }

    [Fact]
    public void Expires_to_the_moment()
    {
        var token = _tokens.Seal(new Page("p", "a", []), "session", Now.AddMinutes(3));
        Assert.NotNull(_tokens.Open<Page>(token, "session", Now.AddMinutes(3).AddMilliseconds(-1), out var expired));
        Assert.False(expired);
        Assert.Null(_tokens.Open<Page>(token, "session", Now.AddMinutes(3), out expired));
        Assert.True(expired);
    }

    [Fact]
    public void A_length_that_is_hidden_goes_up_in_steps_and_opens_all_the_same()
    {
        var lengths = new SortedSet<int>();
        for (var i = 0; i < 1_400; i += 7)
        {
            var token = _tokens.Seal(new Page("p", new string('a', i), []), "session", Now.AddMinutes(3), hidesLength: true);
            lengths.Add(token.Length);
            Assert.Equal(i, _tokens.Open<Page>(token, "session", Now, out _)!.After.Length);
        }

        // 1,024 and 1,536 bytes: the second is as much as a session may have.
        Assert.Equal([1366, 2048], lengths.ToArray());
    }

    [Fact]
    public void Another_purpose_or_ring_does_not_open_it()
    {
        var token = _tokens.Seal(new Page("p", "a", []), "session", Now.AddMinutes(-3));
        Assert.Null(_tokens.Open<Page>(token, "list-users", Now, out var expired));
        Assert.False(expired);
        Assert.Null(new SealedToken(KeyRing.InMemory()).Open<Page>(token, "session", Now, out expired));
        Assert.False(expired);
    }

    [Fact]
    public void A_stored_secret_is_no_token()
    {
        var ring = KeyRing.InMemory();
        var stored = ring.Protect([0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. "{}"u8], "session");
        Assert.Null(new SealedToken(ring).OpenBytes<Page>(stored, "session", Now, out _));
    }

    [Fact]
    public void Every_changed_character_is_noticed()
    {
        var token = _tokens.Seal(new Page("p", "a", []), "session", null);
        for (var i = 0; i < token.Length; i++)
        {
            foreach (var other in "Aa0-_")
            {
                if (token[i] == other) continue;
                Assert.Null(_tokens.Open<Page>(string.Concat(token.AsSpan(0, i), other.ToString(), token.AsSpan(i + 1)), "session", Now, out _));
            }
            Assert.Null(_tokens.Open<Page>(token[..i], "session", Now, out _));
        }
    }

    [Property]
    public bool Garbage_is_refused_without_an_exception(string garbage, byte[] bytes) =>
        _tokens.Open<Page>(garbage, "session", Now, out _) is null
        && _tokens.Open<Page>(Convert.ToBase64String(bytes ?? []), "session", Now, out _) is null
        && _tokens.OpenBytes<Page>([1, .. bytes ?? []], "session", Now, out _) is null;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("=")]
    [InlineData("AQ==")]
    public void Empty_things_are_refused(string? token) => Assert.Null(_tokens.Open<Page>(token, "session", Now, out _));

    [Fact]
    public void A_huge_token_is_refused_before_work() =>
        Assert.Null(_tokens.Open<Page>(new string('A', 10_000_000), "session", Now, out _));

    [Fact]
    public void White_space_and_padding_make_it_another_token()
    {
        var token = _tokens.Seal(new Page("p", "a", []), "session", null);
        foreach (var spelling in new[] { token + "=", token + " ", " " + token, token + "\n", token.Insert(4, " ") })
            Assert.Null(_tokens.Open<Page>(spelling, "session", Now, out _));
    }

    [Fact]
    public void The_payload_of_another_type_is_refused()
    {
        var token = _tokens.Seal(new Wrapped([new Page("p", "a", [])]), "session", null);
        Assert.Null(_tokens.Open<List<int>>(token, "session", Now, out _));
    }

    private static string Pad(string token) =>
        token.Replace('-', '+').Replace('_', '/').PadRight((token.Length + 3) / 4 * 4, '=');

    private sealed record Page(string PoolId, string After, byte[] Bytes);

    private sealed record Wrapped(Page[] Pages);
}
