using System.Net;
using System.Net.Sockets;
using System.Text;
using CognitoConsole.Engine.Ports;

namespace CognitoConsole.Engine.Security;

/// <summary>
/// Asks the web and nothing inside. The name is resolved here and the connection goes to the address that was looked at, so a name that changes its
/// address in between gains nothing; a redirect is an answer and is not followed.
/// </summary>
public sealed class GuardedHttp : IOutgoingHttp, IDisposable
{
    private const int MaxBytes = 512 * 1024;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);

    private readonly bool _allowPrivate;
    private readonly HttpClient _client;

    public GuardedHttp(EngineOptions options)
    {
        _allowPrivate = options.AllowPrivateTargets;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = Connect,
            ConnectTimeout = MaxTime,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        {
            Timeout = MaxTime,
            MaxResponseContentBufferSize = MaxBytes,
        };
    }

    public async Task<OutgoingAnswer> Get(Uri address, IReadOnlyDictionary<string, string>? headers, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        return await Send(request, headers ?? new Dictionary<string, string>(), cancellation);
    }

    public async Task<OutgoingAnswer> Post(Uri address, IReadOnlyDictionary<string, string> headers, byte[] body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        // As it stands there: it may be signed.
        request.Content.Headers.TryAddWithoutValidation("Content-Type", headers.GetValueOrDefault("Content-Type", "application/json"));
        return await Send(request, headers, cancellation);
    }

    private async Task<OutgoingAnswer> Send(HttpRequestMessage request, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation)
    {
        var address = request.RequestUri!;
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0 || address.Scheme != Uri.UriSchemeHttps && !(_allowPrivate && address.Scheme == Uri.UriSchemeHttp))
            throw new OutgoingHttpException("The address is not an https address.");
        foreach (var (name, value) in headers.Where(h => h.Key != "Content-Type")) request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            return new OutgoingAnswer((int)response.StatusCode, Encoding.UTF8.GetString(body))
            {
                Headers = response.Headers.GroupBy(h => h.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(h => h.Key, h => string.Join(',', h.SelectMany(v => v.Value)), StringComparer.OrdinalIgnoreCase),
            };
        }
        catch (HttpRequestException failure)
        {
            throw failure.InnerException as OutgoingHttpException ?? new OutgoingHttpException("The provider could not be reached.", failure);
        }
        catch (TaskCanceledException slow) when (!cancellation.IsCancellationRequested)
        {
            throw new OutgoingHttpException("The provider did not answer in time.", slow);
        }
    }

    public void Dispose() => _client.Dispose();

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellation);
        // One address inside spoils the name: otherwise it would be a matter of luck which one is taken.
        if (!_allowPrivate && !Array.TrueForAll(addresses, AddressGuard.IsPublic)) throw new OutgoingHttpException("The address is not a public one.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
