using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>Requests of every size: refused before work, and never an error of the server.</summary>
public sealed class SizeTests
{
    private static readonly string[] Forms = ["/login", "/signup", "/confirm", "/forgotPassword", "/oauth2/token", "/oauth2/revoke"];

    [Theory]
    [InlineData(1 << 10)]
    [InlineData(1 << 14)]
    [InlineData(1 << 17)]
    [InlineData(1 << 20)]
    [InlineData(10 << 20)]
    public async Task A_body_of_any_size_is_a_bad_request(int size)
    {
        await using var site = await Site.Start();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        foreach (var path in Forms)
        {
            var body = "grant_type=" + new string('a', size);
            using var response = await Send(http, $"{site.Base}{path}?{site.Query()}", body);
            if (response is not null) Assert.True((int)response.StatusCode is 400 or 401 or 403 or 413, $"{path}: {response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("many fields")]
    [InlineData("a long name")]
    [InlineData("the same field again and again")]
    [InlineData("no end of percent signs")]
    public async Task A_form_of_odd_shape_is_a_bad_request(string shape)
    {
        await using var site = await Site.Start();
        using var http = new HttpClient();
        var body = shape switch
        {
            "many fields" => string.Join('&', Enumerable.Range(0, 5000).Select(i => $"f{i}=1")),
            "a long name" => new string('n', 50_000) + "=1",
            "no end of percent signs" => "grant_type=" + new string('%', 50_000),
            _ => string.Join('&', Enumerable.Repeat("grant_type=refresh_token", 500)),
        };
        foreach (var path in Forms)
        {
            using var response = await Send(http, $"{site.Base}{path}?{site.Query()}", body);
            Assert.True((int)response!.StatusCode is 400 or 401 or 403, $"{path}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Long_addresses_headers_and_cookies_are_refused()
    {
        await using var site = await Site.Start();
        foreach (var size in new[] { 1_000, 4_000, 8_000, 20_000, 200_000 })
        {
            var long_ = new string('a', size);
            foreach (var request in new[]
                     {
                         $"GET /auth/my-app/login?{site.Query(("scope", long_))} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                         $"GET /auth/{long_}/login HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                         $"GET /auth/my-app/login?{site.Query()} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: cognito={long_}; XSRF-TOKEN={long_}\r\n\r\n",
                         $"GET /auth/my-app/oauth2/userInfo HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {long_}\r\n\r\n",
                         $"GET /auth/my-app/login?{site.Query()} HTTP/1.1\r\nHost: {long_}\r\n\r\n",
                         $"GET /auth/my-app/login?{site.Query()} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: {long_}\r\nAccept-Language: {long_}\r\n\r\n",
                     })
            {
                var status = await Status(site, request);
                Assert.True(status is 0 or (>= 200 and < 500), $"{status} for {size}: {request.Replace(long_, "LONG", StringComparison.Ordinal)}");
            }
        }
    }

    [Theory]
    [InlineData("POST /auth/my-app/oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /auth/my-app/oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef")]
    [InlineData("POST /auth/my-app/oauth2/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("GET /auth/my-app/login HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET /auth/my-app/login HTTP/1.1\r\n\r\n")]
    [InlineData("GET /auth/my-app/login HTTP/1.0\r\n\r\n")]
    [InlineData("GET /auth/my-app/login HTTP/1.1\r\nHost: a..b\r\n\r\n")]
    [InlineData("GET /auth/my-app/login HTTP/1.1\r\nHost: [::1\r\n\r\n")]
    [InlineData("GET /auth/my-app/login HTTP/1.1\r\nHost: a b\r\n\r\n")]
    [InlineData("GET /auth/my-app/login HTTP/1.1\r\nHost: x:99999999\r\n\r\n")]
    [InlineData("GET /auth/%00/login HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /auth/%ff%fe/login HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /auth/..%2f..%2f/login HTTP/1.1\r\nHost: x\r\n\r\n")]
    public async Task Broken_requests_are_bad_requests(string request)
    {
        await using var site = await Site.Start();
        Assert.InRange(await Status(site, request), 400, 499);
    }

    /// <summary>Null when the server hangs up before the whole body is sent.</summary>
    private static async Task<HttpResponseMessage?> Send(HttpClient http, string address, string body)
    {
        try
        {
            return await http.PostAsync(address, new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded"));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>As it goes over the wire; 0 when the server hangs up without a word.</summary>
    private static async Task<int> Status(Site site, string request)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, new Uri(site.Url).Port);
        var stream = tcp.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
            var buffer = new byte[64];
            var read = await stream.ReadAtLeastAsync(buffer, 12, throwOnEndOfStream: false);
            return read < 12 ? 0 : int.Parse(Encoding.ASCII.GetString(buffer, 9, 3), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
