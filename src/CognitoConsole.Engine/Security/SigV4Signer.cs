using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CognitoConsole.Engine.Security;

/// <summary>Signs requests that this server makes with Signature Version 4: POST, without a query.</summary>
public static class SigV4Signer
{
    /// <summary>Adds X-Amz-Date, X-Amz-Content-Sha256 and Authorization to headers that are all signed.</summary>
    /// <param name="path">As it is sent. It is encoded once more for the signature, as every service but S3 wants it.</param>
    public static void Sign(IDictionary<string, string> headers, Uri address, string path, byte[] body, string region, string service, string accessKeyId, string secretAccessKey, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var payload = Convert.ToHexStringLower(SHA256.HashData(body));
        headers["X-Amz-Date"] = time;
        headers["X-Amz-Content-Sha256"] = payload;
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = address.IsDefaultPort ? address.Host : $"{address.Host}:{address.Port}" };
        foreach (var (name, value) in headers) signed[name.ToLowerInvariant()] = value.Trim();

        var names = string.Join(';', signed.Keys);
        var encoded = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        var canonical = $"POST\n{encoded}\n\n{string.Concat(signed.Select(h => $"{h.Key}:{h.Value}\n"))}\n{names}\n{payload}";
        var scope = $"{time[..8]}/{region}/{service}/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Key(secretAccessKey, scope.Split('/')), Encoding.UTF8.GetBytes(toSign)));
        headers["Authorization"] = $"AWS4-HMAC-SHA256 Credential={accessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}";
    }

    /// <summary>The signing key of a scope: day, region, service, terminator.</summary>
    public static byte[] Key(string secretAccessKey, ReadOnlySpan<string> scope)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secretAccessKey);
        foreach (var part in scope) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return key;
    }
}
