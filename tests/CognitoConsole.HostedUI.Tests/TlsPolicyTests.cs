using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>Custom domains and the TLS that they want, over real connections to Kestrel.</summary>
public sealed class TlsPolicyTests
{
    private const string Host = "login.example.net";
    private static readonly EngineOptions Options = new() { PublicUrl = "https://idp.example.com" };

    [Theory]
    [InlineData(null, SslProtocols.Tls12, 200)]
    [InlineData("TLS_V1", SslProtocols.Tls12, 200)]
    [InlineData("TLS_V1_2_2021", SslProtocols.Tls12, 200)]
    [InlineData("TLS_V1_2_2021", SslProtocols.Tls13, 200)]
    [InlineData("TLS_V1_3_2025", SslProtocols.Tls12, 421)]
    [InlineData("TLS_V1_3_2025", SslProtocols.Tls13, 200)]
    public async Task A_connection_older_than_the_policy_is_answered_with_nothing_and_closed(string? policy, SslProtocols protocol, int status)
    {
        await using var site = await Start(policy);
        var answer = await Ask(site, protocol, $"GET /login?{site.Query()} HTTP/1.1\r\nHost: {Host}\r\n\r\n");
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 421, answer.Closed);
        if (status == 421) Assert.Equal("", answer.Body);
    }

    [Fact]
    public async Task It_counts_under_every_address_of_the_domain_and_for_every_method_and_for_no_other_domain()
    {
        await using var site = await Start("TLS_V1_3_2025");
        foreach (var start in new[]
                 {
                     $"POST /login?{site.Query()} HTTP/1.1\r\nHost: {Host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 12\r\n\r\nusername=ana",
                     $"POST /oauth2/token HTTP/1.1\r\nHost: {Host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 29\r\n\r\ngrant_type=client_credentials",
                     $"GET /nothing HTTP/1.1\r\nHost: {Host}\r\n\r\n",
                     $"GET /auth/{Host}/login?{site.Query()} HTTP/1.1\r\nHost: idp.example.com\r\n\r\n",
                     $"GET /auth/{Host.ToUpperInvariant()}/login?{site.Query()} HTTP/1.1\r\nHost: idp.example.com\r\n\r\n",
                     $"GET /login?{site.Query()} HTTP/1.1\r\nHost: {Host}\r\nX-Forwarded-Proto: https\r\nX-Original-Proto: https\r\n\r\n",
                 })
            Assert.Equal(421, (await Ask(site, SslProtocols.Tls12, start)).Status);
        Assert.Equal(200, (await Ask(site, SslProtocols.Tls12, $"GET /auth/{TestCognito.Domain}/login?{site.Query()} HTTP/1.1\r\nHost: idp.example.com\r\n\r\n")).Status);
    }

    [Fact]
    public async Task A_change_counts_for_connections_that_are_open()
    {
        await using var site = await Start(null);
        var request = $"GET /login?{site.Query()} HTTP/1.1\r\nHost: {Host}\r\n\r\n";
        Assert.Equal(200, (await Ask(site, SslProtocols.Tls12, request)).Status);
        await Set(site, "TLS_V1_3_2025");
        Assert.Equal(421, (await Ask(site, SslProtocols.Tls12, request)).Status);
        await Set(site, "TLS_V1_2_2021");
        Assert.Equal(200, (await Ask(site, SslProtocols.Tls12, request)).Status);
    }

    [Theory]
    [InlineData("TLS_V1_2_2021", 768, false)]
    [InlineData("TLS_V1_3_2025", 768, false)]
    [InlineData("TLS_V1", 768, true)]
    [InlineData("TLS_V1_2_2021", 0, false)]
    public void What_this_machine_does_not_speak_is_older_too(string policy, int protocol, bool allowed)
    {
        var context = new DefaultHttpContext();
        Assert.True(TlsPolicy.Allows(context, policy)); // behind a proxy: nothing is known
        context.Features.Set<ITlsHandshakeFeature>(new Handshake((SslProtocols)protocol));
        Assert.Equal(allowed, TlsPolicy.Allows(context, policy));
    }

    private static async Task<Site> Start(string? policy)
    {
        var site = await Site.Start(options: Options, httpsNames: [Host, "idp.example.com"]);
        await site.Cognito.ACustomDomain(site.Pool, Host);
        await Set(site, policy);
        return site;
    }

    private static Task Set(Site site, string? policy) => site.Cognito.Invoke(new UpdateUserPoolDomainRequest
    {
        UserPoolId = site.Pool.Id!,
        Domain = Host,
        CustomDomainConfig = new() { CertificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/1", SecurityPolicy = policy },
    });

    /// <summary>One request over a connection of that protocol, and whether the server ended it of its own accord.</summary>
    private static async Task<(int Status, string Body, bool Closed)> Ask(Site site, SslProtocols protocol, string request)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", new Uri(site.Url).Port, patience.Token);
        await using var tls = new SslStream(tcp.GetStream(), false, (_, certificate, _, _) => certificate?.GetCertHashString() == site.Certificate!.GetCertHashString());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = Host, EnabledSslProtocols = protocol }, patience.Token);
        Assert.Equal(protocol, tls.SslProtocol);
        await tls.WriteAsync(Encoding.ASCII.GetBytes(request), patience.Token);

        var answer = new StringBuilder();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
            // An answer that has come whole is followed by nothing, or by the end.
            if (answer.Length > 0) silence.CancelAfter(TimeSpan.FromSeconds(1));
            try
            {
                var read = await tls.ReadAsync(buffer, silence.Token);
                if (read == 0) return Parsed(answer, closed: true);
                answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
            catch (OperationCanceledException) when (!patience.IsCancellationRequested)
            {
                return Parsed(answer, closed: false);
            }
        }
    }

    private static (int, string, bool) Parsed(StringBuilder answer, bool closed)
    {
        var text = answer.ToString();
        return (int.Parse(text.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..], closed);
    }

    private sealed class Handshake(SslProtocols protocol) : ITlsHandshakeFeature
    {
        public SslProtocols Protocol => protocol;
#pragma warning disable SYSLIB0058 // members of the interface
        public CipherAlgorithmType CipherAlgorithm => default;
        public int CipherStrength => 0;
        public HashAlgorithmType HashAlgorithm => default;
        public int HashStrength => 0;
        public ExchangeAlgorithmType KeyExchangeAlgorithm => default;
        public int KeyExchangeStrength => 0;
#pragma warning restore SYSLIB0058
    }
}
