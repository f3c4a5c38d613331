using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CognitoConsole.Testing;

/// <summary>A browser without JavaScript: it keeps cookies, follows redirects within the site and sends forms as they stand in the page.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="server">Where every host name leads, as by DNS; null for real addresses.</param>
    /// <param name="certificate">The only certificate that it trusts.</param>
    public Browser(IPEndPoint? server = null, X509Certificate2? certificate = null)
    {
        var handler = new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false };
        if (server is not null) handler.ConnectCallback = async (_, cancellation) =>
        {
            var tcp = new TcpClient();
            await tcp.ConnectAsync(server, cancellation);
            return tcp.GetStream();
        };
        if (certificate is not null) handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) =>
            shown!.GetCertHashString() == certificate.GetCertHashString();
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(20) };
    }

    public CookieContainer Cookies { get; } = new();

    public async Task<Visit> Open(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await Send(request);
    }

    /// <summary>Fills in the form and sends it, with its hidden fields.</summary>
    /// <param name="button">Text of the form's button where the page has more than one form.</param>
    public async Task<Visit> Submit(Visit page, Dictionary<string, string> fill, string? button = null, Action<Dictionary<string, string>>? tamper = null)
    {
        var form = page.Document.Forms.First(f => f.Method == "post" && (button is null || Named(f, button) is not null));
        var inputs = form.QuerySelectorAll("input").OfType<IHtmlInputElement>().Where(i => i.Name is not null).ToList();
        var fields = inputs.Where(i => i.Type != "checkbox" || i.IsChecked).ToDictionary(i => i.Name!, i => i.Value);
        foreach (var (name, value) in fill)
        {
            if (!inputs.Any(i => i.Name == name)) throw new InvalidOperationException($"The form has no input {name}; it has {string.Join(", ", fields.Keys)}.");
            fields[name] = value;
        }

        if (button is not null && Named(form, button) is { Name: { Length: > 0 } action } pressed) fields[action] = pressed.Value;

        tamper?.Invoke(fields);
        return await Post(new Uri(page.Address, form.GetAttribute("action") ?? "").ToString(), fields);
    }

    private static IHtmlButtonElement? Named(IHtmlFormElement form, string text) =>
        form.QuerySelectorAll("button").OfType<IHtmlButtonElement>().FirstOrDefault(b => b.TextContent.Contains(text, StringComparison.Ordinal));

    public Task<Visit> Follow(Visit page, string linkText) =>
        Open(new Uri(page.Address, page.Document.Links.First(l => l.TextContent.Contains(linkText, StringComparison.Ordinal)).GetAttribute("href")!).ToString());

    public async Task<Visit> Post(string address, Dictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        return await Send(request);
    }

    public async Task<Visit> Send(HttpRequestMessage request)
    {
        var site = request.RequestUri!.Authority;
        var response = await _http.SendAsync(request);
        for (var hops = 0; response.Headers.Location is not null; hops++)
        {
            var target = new Uri(response.RequestMessage!.RequestUri!, response.Headers.Location);
            if (target.Authority != site) return await Visit.Read(response, target);
            if (hops == 10) throw new InvalidOperationException("The redirects never end.");
            response.Dispose();
            response = await _http.GetAsync(target);
        }

        return await Visit.Read(response, response.RequestMessage!.RequestUri!);
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>Where the browser came to: a page of the site, or the address outside to which it was sent.</summary>
public sealed record Visit(Uri Address, HttpStatusCode Status, string Text, IHtmlDocument Document, IReadOnlyDictionary<string, string> Headers, string Location)
{
    public string Title => Document.QuerySelector("h1")?.TextContent ?? "";

    public string Alert => Document.QuerySelector(".alert")?.TextContent.Trim() ?? "";

    public string Member(string name) => TestCognito.Member(Location, name);

    public static async Task<Visit> Read(HttpResponseMessage response, Uri address)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
            return new Visit(address, response.StatusCode, text, new HtmlParser().ParseDocument(text), headers, response.Headers.Location?.OriginalString ?? "");
        }
    }
}
