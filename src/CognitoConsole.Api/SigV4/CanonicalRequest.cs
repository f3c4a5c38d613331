using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CognitoConsole.Api;

/// <summary>The canonical request of <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">SigV4</see> for services other than S3.</summary>
internal static class CanonicalRequest
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _scratch;

    /// <summary>SHA-256 of the canonical request.</summary>
    /// <param name="signedHeaders">As the client lists them: lower case, separated by semicolons.</param>
    public static void Hash(HttpRequest request, string signedHeaders, ReadOnlySpan<char> payloadHash, Span<byte> destination)
    {
        var text = _scratch ??= new ArrayBufferWriter<byte>(2048);
        text.ResetWrittenCount();
        Write(text, request, signedHeaders, payloadHash);
        SHA256.HashData(text.WrittenSpan, destination);
        if (text.Capacity > 64 * 1024) _scratch = null;
    }

    /// <summary>The canonical request itself, for tests.</summary>
    internal static string Text(HttpRequest request, string signedHeaders, string payloadHash)
    {
        var text = new ArrayBufferWriter<byte>();
        Write(text, request, signedHeaders, payloadHash);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> text, HttpRequest request, string signedHeaders, ReadOnlySpan<char> payloadHash)
    {
        var (path, query) = Target(request);
        Append(text, request.Method);
        Append(text, "\n");
        AppendPath(text, path);
        Append(text, "\n");
        if (query.Length > 0) AppendQuery(text, query);
        Append(text, "\n");
        foreach (var range in signedHeaders.AsSpan().Split(';'))
        {
            var name = signedHeaders[range];
            Append(text, name);
            Append(text, ":");
            AppendHeader(text, request, name);
            Append(text, "\n");
        }

        Append(text, "\n");
        Append(text, signedHeaders);
        Append(text, "\n");
        Append(text, payloadHash);
    }

    /// <summary>Path and query exactly as they came over the wire: what the server has decoded no longer shows what was signed.</summary>
    private static (string Path, string Query) Target(HttpRequest request)
    {
        var raw = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (string.IsNullOrEmpty(raw) || raw[0] != '/') raw = request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + request.QueryString.Value;
        var mark = raw.IndexOf('?');
        return mark < 0 ? (raw, "") : (raw[..mark], raw[(mark + 1)..]);
    }

    /// <summary>Dot segments and doubled slashes removed, then encoded once more on top of what the client encoded.</summary>
    private static void AppendPath(ArrayBufferWriter<byte> text, string path)
    {
        if (path == "/")
        {
            Append(text, "/");
            return;
        }

        var segments = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".") continue;
            if (segment != "..") segments.Add(segment);
            else if (segments.Count > 0) segments.RemoveAt(segments.Count - 1);
        }

        foreach (var segment in segments)
        {
            Append(text, "/");
            Append(text, SigV4Encoding.Encode(segment));
        }

        if (segments.Count == 0 || path.EndsWith('/')) Append(text, "/");
    }

    private static void AppendQuery(ArrayBufferWriter<byte> text, string query)
    {
        var pairs = new List<(string Name, string Value)>();
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            var name = SigV4Encoding.Normalize(equals < 0 ? part : part[..equals]);
            if (name == "X-Amz-Signature") continue;
            pairs.Add((name, equals < 0 ? "" : SigV4Encoding.Normalize(part[(equals + 1)..])));
        }

        pairs.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name) is not 0 and var byName ? byName : string.CompareOrdinal(a.Value, b.Value));
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i > 0) Append(text, "&");
            Append(text, pairs[i].Name);
            Append(text, "=");
            Append(text, pairs[i].Value);
        }
    }

    private static void AppendHeader(ArrayBufferWriter<byte> text, HttpRequest request, string name)
    {
        var values = request.Headers[name];
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0) Append(text, ",");
            var value = (values[i] ?? "").AsSpan().Trim();
            if (!value.Contains("  ", StringComparison.Ordinal)) Append(text, value);
            else Append(text, string.Join(' ', value.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    private static void Append(ArrayBufferWriter<byte> text, ReadOnlySpan<char> value)
    {
        var span = text.GetSpan(Encoding.UTF8.GetMaxByteCount(value.Length));
        text.Advance(Encoding.UTF8.GetBytes(value, span));
    }
}
