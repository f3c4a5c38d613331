using System.Text.Json;
using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

/// <summary>Bytes over the wire, as Chromium counts them.</summary>
public sealed class WeightTests(Site site)
{
    private const int TextWithoutCompression = 10_000;

    /// <summary>Bytes of answers and of the circuit's messages to the browser, since the last <see cref="Take"/>.</summary>
    private sealed class Scale(ICDPSession session)
    {
        private double _http;
        private double _circuit;

        public List<string> Uncompressed { get; } = [];

        private Dictionary<string, string> Urls { get; } = [];

        private Dictionary<string, double> Bytes { get; } = [];

        /// <summary>What has come since the last <see cref="Take"/>, by address.</summary>
        public string Parts => string.Join('\n', Bytes.Select(b => $"{b.Value}: {Urls.GetValueOrDefault(b.Key)}"));

        public static async Task<Scale> On(Tab tab)
        {
            var session = await tab.Context.NewCDPSessionAsync(tab.Page);
            var scale = new Scale(session);
            await scale.Begin();
            tab.Page.Response += (_, response) => scale.Look(response);
            return scale;
        }

        public (int Http, int Circuit) Take()
        {
            var taken = ((int)_http, (int)_circuit);
            (_http, _circuit) = (0, 0);
            Bytes.Clear();
            return taken;
        }

        private async Task Begin()
        {
            await session.SendAsync("Network.enable");
            session.Event("Network.responseReceived").OnEvent += (_, e) => Urls[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("response").GetProperty("url").GetString()!;
            session.Event("Network.loadingFinished").OnEvent += (_, e) => _http += Bytes[e!.Value.GetProperty("requestId").GetString()!] = e.Value.GetProperty("encodedDataLength").GetDouble();
            // Frames bear their text or, when they are binary, base64 of them.
            session.Event("Network.webSocketFrameReceived").OnEvent += (_, e) => _circuit += Length(e!.Value.GetProperty("response"));
        }

        private static double Length(JsonElement frame)
        {
            var data = frame.GetProperty("payloadData").GetString()!;
            return frame.GetProperty("opcode").GetDouble() == 2 ? data.Length * 3.0 / 4 : data.Length;
        }

        private void Look(IResponse response)
        {
            var headers = response.Headers;
            var type = headers.GetValueOrDefault("content-type", "");
            var isText = type.StartsWith("text/", StringComparison.Ordinal) || type.Contains("javascript", StringComparison.Ordinal) || type.Contains("json", StringComparison.Ordinal) || type.Contains("svg", StringComparison.Ordinal);
            if (isText && !headers.ContainsKey("content-encoding") && long.TryParse(headers.GetValueOrDefault("content-length"), out var length) && length > TextWithoutCompression)
                Uncompressed.Add($"{response.Url}: {length} bytes");
        }
    }

    [Fact]
    public async Task The_console_loads_in_200_kB_and_each_further_page_in_16()
    {
        await using var tab = await site.Open();
        var scale = await Scale.On(tab);
        await tab.Go("/");
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.InRange(scale.Take().Http, 60_000, 200_000);

        foreach (var (link, heading) in new[] { ("User pools", "User pools"), ("Audit log", "Audit log"), ("Operators", "Operators") })
        {
            await tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Console" }).GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();
            await Assertions.Expect(tab.Heading(heading)).ToBeVisibleAsync();
            await tab.Alive();
            var (http, circuit) = scale.Take();
            Assert.True(http <= 4_000 && circuit <= 60_000, $"{link}: {http} bytes of answers, {circuit} bytes of the circuit");
        }

        // An address that is typed or pasted: everything but the page itself is there already.
        await tab.Go($"{site.Pool}/users");
        await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var parts = scale.Parts;
        Assert.True(scale.Take().Http <= 16_000, parts);
        Assert.Empty(scale.Uncompressed);
    }

    [Theory]
    [InlineData("login")]
    [InlineData("signup")]
    public async Task The_hosted_pages_load_in_60_kB(string page)
    {
        await using var tab = await site.OpenStranger();
        var scale = await Scale.On(tab);
        await tab.Page.GotoAsync($"/auth/example-shop/{page}{site.LoginQuery}", new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.InRange(scale.Take().Http, 500, 60_000);
        Assert.Empty(scale.Uncompressed);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task Every_asset_is_what_its_encoding_says(string encoding)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All });
        using var bare = new HttpClient();
        foreach (var path in new[] { "/console.css", "/console.js", "/hosted-ui.css", "/icons.svg", "/monaco/vs/editor/editor.main.css", "/_framework/blazor.web.js", "/_content/MudBlazor/MudBlazor.min.css" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, site.Url + path);
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            using var answer = await bare.SendAsync(request);
            var found = answer.Content.Headers.ContentEncoding.SingleOrDefault() ?? "identity";
            Assert.Equal(encoding, found);
            await using var body = Read(await answer.Content.ReadAsStreamAsync(), found);
            using var text = new StreamReader(body);
            Assert.Equal(await http.GetStringAsync(site.Url + path), await text.ReadToEndAsync());
        }

        static Stream Read(Stream raw, string encoding) => encoding switch
        {
            "br" => new System.IO.Compression.BrotliStream(raw, System.IO.Compression.CompressionMode.Decompress),
            "gzip" => new System.IO.Compression.GZipStream(raw, System.IO.Compression.CompressionMode.Decompress),
            _ => raw,
        };
    }
}
