using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CognitoConsole.Server.Tests.Hosting;

/// <summary>Ends TLS in front of a server, as nginx or Caddy do: it says so in X-Forwarded-Proto, and leaves Host alone, which clients sign. One request a connection.</summary>
internal sealed class TlsProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = Certificate();
    private readonly int _serverPort;

    public TlsProxy(string server)
    {
        _serverPort = new Uri(server).Port;
        _listener.Start();
        _ = Accept();
    }

    public string Url => $"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>What a client must trust.</summary>
    public string CertificatePem => _certificate.ExportCertificatePem();

    public void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var server = new TcpClient();
        try
        {
            await using var outside = new SslStream(client.GetStream());
            await outside.AuthenticateAsServerAsync(_certificate);
            await server.ConnectAsync(IPAddress.Loopback, _serverPort);
            await using var inside = server.GetStream();
            var line = new List<byte>();
            while (line.LastOrDefault() != '\n') line.Add((byte)await Next(outside));
            await inside.WriteAsync(line.ToArray());
            await inside.WriteAsync(Encoding.ASCII.GetBytes("X-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.9\r\n"));
            await Task.WhenAny(outside.CopyToAsync(inside), inside.CopyToAsync(outside));
        }
        catch (Exception gone) when (gone is IOException or System.Security.Authentication.AuthenticationException or SocketException)
        {
            // The client went away, or did not trust the certificate: it tells its own test.
        }
        finally
        {
            client.Dispose();
        }
    }

    private static async Task<int> Next(Stream stream)
    {
        var one = new byte[1];
        return await stream.ReadAsync(one) == 1 ? one[0] : throw new IOException("The request ended early.");
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
