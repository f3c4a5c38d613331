using System.Net;

namespace CognitoConsole.Server.Tests.Start;

public sealed class FirstAdministratorTests
{
    private const string Email = "ana@example.com";
    private const string Password = "correct horse battery staple";

    [Fact]
    public async Task The_printed_link_makes_one_administrator_and_then_ends()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data);
        var link = await server.SetUpLink();
        Assert.StartsWith(server.Url + "/account/set-up?token=", link);

        using var browser = new Browser();
        var form = await browser.Open(link);
        Assert.Equal("Create the first administrator", form.Title);
        // What is refused leaves the link as it was.
        Assert.Contains("at least 12 characters", Pages.Alert(await browser.Submit(form, Fill("too short"))));
        Assert.Equal("The two passwords differ.", Pages.Alert(await browser.Submit(form, Fill(Password, again: "correct horse battery stapler"))));

        var home = await browser.Submit(form, Fill(Password));
        Assert.Equal((HttpStatusCode.OK, "/"), (home.Status, home.Address.AbsolutePath));
        Assert.Contains(Email, home.Text);

        using var second = new Browser();
        Assert.Equal("This link has ended", (await second.Open(link)).Title);
    }

    [Fact]
    public async Task A_wrong_link_opens_nothing_and_a_restart_ends_the_old_one()
    {
        using var data = new DataFolder();
        using var browser = new Browser();
        string old;
        await using (var server = await ServerProcess.Start(data))
        {
            old = await server.SetUpLink();
            Assert.Equal("This link has ended", (await browser.Open($"{server.Url}/account/set-up")).Title);
            Assert.Equal("This link has ended", (await browser.Open($"{server.Url}/account/set-up?token={new string('0', 64)}")).Title);
            Assert.Equal("Create the first administrator", (await browser.Open(old)).Title);
            Assert.Equal(0, await server.Stop());
        }

        await using var again = await ServerProcess.Start(data);
        Assert.NotEqual(Token(old), Token(await again.SetUpLink()));
        Assert.Equal("This link has ended", (await browser.Open($"{again.Url}/account/set-up?token={Token(old)}")).Title);
    }

    [Fact]
    public async Task Two_at_once_with_the_link_make_one_administrator()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data);
        using var ana = new Browser();
        using var eve = new Browser();
        var link = await server.SetUpLink();
        var (first, second) = (await ana.Open(link), await eve.Open(link));

        var ends = await Task.WhenAll(ana.Submit(first, Fill(Password)), eve.Submit(second, Fill(Password, email: "eve@example.com")));

        Assert.Single(ends, e => e.Title == "This link has ended");
        Assert.Single(ends, e => e.Address.AbsolutePath == "/");
    }

    [Fact]
    public async Task Settings_make_the_first_administrator_and_nobody_later()
    {
        using var data = new DataFolder();
        using var browser = new Browser();
        await using (var server = await ServerProcess.Start(data, ("Operators:Bootstrap:Email", Email), ("Operators:Bootstrap:Password", Password)))
        {
            Assert.Equal("/", (await browser.SignIn(server, Email, Password)).Address.AbsolutePath);
            await server.Stop();
            Assert.False(server.PrintedALink);
        }

        await using var again = await ServerProcess.Start(data, ("Operators:Bootstrap:Email", "eve@example.com"), ("Operators:Bootstrap:Password", Password));
        using var other = new Browser();
        Assert.Equal("/account/sign-in", (await other.SignIn(again, "eve@example.com", Password)).Address.AbsolutePath);
        Assert.Equal("/", (await other.SignIn(again, Email, Password)).Address.AbsolutePath);
        await again.Stop();
        Assert.False(again.PrintedALink);
    }

    [Theory]
    [InlineData("ana@example.com", "short", "Operators:Bootstrap: Passwords must be at least 12 characters.")]
    [InlineData("ana@example.com", "", "Operators:Bootstrap:Password: is needed beside Operators:Bootstrap:Email.")]
    [InlineData("", Password, "Operators:Bootstrap:Email: is needed beside Operators:Bootstrap:Password.")]
    [InlineData("ana", Password, "Operators:Bootstrap:Email: 'ana' is no email address.")]
    public async Task A_first_administrator_that_cannot_be_is_refused_at_start(string email, string password, string sentence)
    {
        using var data = new DataFolder();
        var refused = await ServerProcess.Refusal(data, ("Operators:Bootstrap:Email", email), ("Operators:Bootstrap:Password", password));
        Assert.Equal($"CognitoConsole cannot start. {sentence}", refused.Sentence);
    }

    private static Dictionary<string, string> Fill(string password, string? again = null, string email = Email) => new()
    {
        ["Input.Email"] = email,
        ["Input.DisplayName"] = "Ana",
        ["Input.Password"] = password,
        ["Input.Again"] = again ?? password,
    };

    private static string Token(string link) => link.Split("token=")[1];
}
