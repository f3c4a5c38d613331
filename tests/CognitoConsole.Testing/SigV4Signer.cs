using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CognitoConsole.Testing;

/// <summary>Signs as a client does, for requests without query string or with a plain one. The verifier itself is tested against others' signatures.</summary>
public static class SigV4Signer
{
    public static HttpRequestMessage Sign(HttpRequestMessage request, Uri address, string service, string keyId, string secret, DateTimeOffset now, string region = "us-east-1")
    {
        var body = request.Content is null ? [] : request.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation("X-Amz-Date", time);
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = $"{address.Host}:{address.Port}" };
        foreach (var (name, values) in request.Headers) headers[name.ToLowerInvariant()] = string.Join(',', values);

        var target = new Uri(address, request.RequestUri!);
        var path = string.Join('/', target.AbsolutePath.Split('/').Select(Uri.EscapeDataString));
        var query = string.Join('&', target.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal));
        var signed = string.Join(';', headers.Keys);
        var canonical = $"{request.Method}\n{path}\n{query}\n{string.Concat(headers.Select(h => $"{h.Key}:{h.Value}\n"))}\n{signed}\n{Hex(SHA256.HashData(body))}";
        var scope = $"{time[..8]}/{region}/{service}/aws4_request";
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in scope.Split('/')) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        var toSign = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={keyId}/{scope}, SignedHeaders={signed}, Signature={signature}");
        return request;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
