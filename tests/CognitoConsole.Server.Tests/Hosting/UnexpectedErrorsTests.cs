using System.Net;

namespace CognitoConsole.Server.Tests.Hosting;

/// <summary>A server whose database breaks under it: the log learns everything, those who ask learn a number.</summary>
public sealed class UnexpectedErrorsTests
{
    private static readonly string[] Details = ["SQLite", "no such table", "Exception", "Operators", "   at ", "CognitoConsole.", ".cs:line", "/tmp/"];

    [Fact]
    public async Task Nobody_outside_learns_more_than_the_request_id()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        var form = await browser.Open($"{server.Url}/account/sign-in");
        data.Execute("ALTER TABLE Operators RENAME TO Gone; ALTER TABLE UserPoolClients RENAME TO GoneToo; ALTER TABLE Installations RENAME TO GoneAsWell;");

        var page = await browser.Submit(form, new() { ["Input.Email"] = RunningServer.Email, ["Input.Password"] = RunningServer.Password });
        Assert.Equal((HttpStatusCode.InternalServerError, "Something went wrong"), (page.Status, page.Title));
        var id = page.Document.QuerySelector("code")!.TextContent;
        Assert.NotEmpty(id);
        AssertNoDetails(page.Document.Body!.InnerHtml);
        Assert.Contains("frame-ancestors 'none'", page.Headers["Content-Security-Policy"]);

        var api = await server.Api("SignUp", new { ClientId = "1h57kf5cpq17m0eml12EXAMPLE", Username = "kim", Password = "Passw0rd!" });
        Assert.Equal((500, "InternalErrorException"), (api.Status, (string?)api.Body["__type"]));
        AssertNoDetails(api.Body["message"]!.ToString());

        var ready = await browser.Open($"{server.Url}/health/ready");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (ready.Status, ready.Text));
        Assert.Equal(HttpStatusCode.OK, (await browser.Open($"{server.Url}/health/live")).Status);

        await server.Stop();
        Assert.Contains(id, server.Output);
        Assert.Contains("no such table", server.Output);
    }

    private static void AssertNoDetails(string text) => Assert.All(Details, d => Assert.DoesNotContain(d, text));
}
