using System.Net;
using System.Net.WebSockets;

namespace CognitoConsole.Server.Tests.Hosting;

/// <summary>One visitor cannot take the server from the others.</summary>
public sealed class FloodTests
{
    private const int MostPages = 40;
    private const int MostForms = 60;

    [Fact]
    public async Task An_operator_has_at_most_forty_open_pages()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        await browser.SignIn(server, RunningServer.Email, RunningServer.Password);
        var open = new List<ClientWebSocket>();
        for (var i = 0; i < MostPages; i++) open.Add(await Connect(server, browser));

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => Connect(server, browser));
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
        // Somebody else still gets in, and so does the operator once a page is closed.
        using (await Connect(server, new Browser()))
        {
        }

        open[0].Abort();
        for (var patience = 0; patience < 40 && open[0].State != WebSocketState.Closed; patience++)
        {
            await Task.Delay(100);
            try
            {
                open[0].Dispose();
                open[0] = await Connect(server, browser);
                break;
            }
            catch (WebSocketException)
            {
                // The server has not noticed yet.
            }
        }

        Assert.Equal(WebSocketState.Open, open[0].State);
        open.ForEach(o => o.Dispose());
    }

    [Fact]
    public async Task An_address_sends_at_most_sixty_forms_a_minute()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        var pages = new List<Visit>();
        for (var i = 0; i <= MostForms; i++) pages.Add(await Post(browser, server));
        Assert.Equal([(HttpStatusCode.BadRequest, "This form is out of date")], pages.Take(MostForms).Select(p => (p.Status, p.Title)).Distinct());
        Assert.Equal((HttpStatusCode.TooManyRequests, "Too many attempts"), (pages[MostForms].Status, pages[MostForms].Title));
        Assert.Contains("frame-ancestors 'none'", pages[0].Headers["Content-Security-Policy"]);
    }

    private static async Task<Visit> Post(Browser browser, ServerProcess server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url + "/account/sign-in") { Content = new FormUrlEncodedContent([new("Input.Email", "ana@example.com")]), Headers = { { "Accept", "text/html" } } };
        return await browser.Send(request);
    }

    private static async Task<ClientWebSocket> Connect(ServerProcess server, Browser browser)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", browser.Cookies.GetCookieHeader(new Uri(server.Url)));
        await socket.ConnectAsync(new Uri(server.Url.Replace("http://", "ws://", StringComparison.Ordinal) + "/_blazor"), TestContext.Current.CancellationToken);
        return socket;
    }
}
