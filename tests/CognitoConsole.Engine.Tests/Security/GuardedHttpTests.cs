using System.Net;
using System.Net.Sockets;
using System.Text;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.Tests.Security;

/// <summary>What the server may be made to ask: attack 35 of the list.</summary>
public sealed class GuardedHttpTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:7f00:1::")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    public void Inside_addresses_are_closed(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("172.15.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    public void Public_addresses_are_open(string address) => Assert.True(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://127.0.0.1:1/")]
    [InlineData("https://localhost:1/")]
    [InlineData("https://[::1]:1/")]
    [InlineData("https://2130706433:1/")]
    [InlineData("https://0x7f.1:1/")]
    public async Task A_private_target_is_refused_before_anything_is_sent(string address)
    {
        using var http = new GuardedHttp(new EngineOptions());
        var refusal = await Assert.ThrowsAsync<OutgoingHttpException>(() => http.Get(new Uri(address), null, CancellationToken.None));
        Assert.Equal("The address is not a public one.", refusal.Message);
    }

    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("https://me:secret@example.com/")]
    [InlineData("file:///etc/passwd")]
    public async Task Only_https_without_credentials(string address)
    {
        using var http = new GuardedHttp(new EngineOptions());
        Assert.Equal("The address is not an https address.", (await Assert.ThrowsAsync<OutgoingHttpException>(() => http.Get(new Uri(address), null, CancellationToken.None))).Message);
    }

    [Fact]
    public async Task With_the_setting_a_private_target_answers_and_a_redirect_is_not_followed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        using var http = new GuardedHttp(new EngineOptions { AllowPrivateTargets = true });
        var answer = http.Get(address, new Dictionary<string, string> { ["Authorization"] = "x" }, CancellationToken.None);
        var request = await Serve(listener, $"HTTP/1.1 302 Found\r\nLocation: {address}next\r\nContent-Length: 2\r\n\r\nok");
        var got = await answer;
        Assert.Equal((302, "ok"), (got.Status, got.Body));
        Assert.Contains("Authorization: x", request, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_cut_off()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var http = new GuardedHttp(new EngineOptions { AllowPrivateTargets = true });
        var answer = http.Get(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"), null, CancellationToken.None);
        await Serve(listener, $"HTTP/1.1 200 OK\r\nContent-Length: {1024 * 1024}\r\n\r\n");
        Assert.Equal("The provider could not be reached.", (await Assert.ThrowsAsync<OutgoingHttpException>(() => answer)).Message);
    }

    private static async Task<string> Serve(TcpListener listener, string response)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var buffer = new byte[4096];
        var length = await stream.ReadAsync(buffer);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(response));
        return Encoding.ASCII.GetString(buffer, 0, length);
    }
}
