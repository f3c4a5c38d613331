using System.Globalization;
using CognitoConsole.Contracts;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.Api;

/// <summary>
/// What a request says about its own signature, in the Authorization header or as presigned query. Reading never fails; <see cref="Demand"/> does,
/// so that an unknown key can be recognised even where the rest is missing.
/// </summary>
internal sealed class RequestSignature
{
    public const string Algorithm = "AWS4-HMAC-SHA256";
    private List<string>? _problems;

    private RequestSignature()
    {
    }

    public bool IsPresigned { get; private init; }
    public string? Credential { get; private set; }
    public string SignedHeaders { get; private set; } = "";
    public string Signature { get; private set; } = "";

    /// <summary>As it stands in the string to sign: ISO 8601 basic.</summary>
    public string Timestamp { get; private set; } = "";
    public DateTimeOffset Time { get; private set; }

    /// <summary>Life of a presigned request; null in the header form.</summary>
    public TimeSpan? Expires { get; private set; }
    public string? SessionToken { get; private set; }

    /// <summary>Key id, date, region, service, terminator; fewer or more when the credential is malformed.</summary>
    public string[] Scope { get; private set; } = [];

    public string? AccessKeyId => Scope.Length > 0 && Scope[0].Length > 0 ? Scope[0] : null;
    public string? Region => Scope.Length == 5 && IsRegion(Scope[2]) ? Scope[2] : null;

    /// <summary>Null when the request bears no signature at all.</summary>
    public static RequestSignature? From(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        var presigned = request.QueryString.HasValue && request.Query.ContainsKey("X-Amz-Algorithm");
        if (header.Count == 0) return presigned ? FromQuery(request) : null;

        var signature = new RequestSignature();
        if (presigned) signature.Problem("Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter or the Authorization header should be specified");
        if (header.Count > 1) signature.Problem("Only one Authorization header allowed.");
        signature.ReadHeader(header[0] ?? "");
        signature.ReadDate(request);
        signature.SessionToken = One(request.Headers["X-Amz-Security-Token"]);
        return signature;
    }

    /// <exception cref="CognitoException">IncompleteSignatureException: something is missing or unreadable.</exception>
    public void Demand()
    {
        if (Scope.Length != 5 && Credential is not null)
            Problem("Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.");
        if (_problems is not null) throw new CognitoException(ErrorCodes.IncompleteSignatureException, string.Join(' ', _problems));
    }

    internal static bool IsRegion(string region) => region.Length is > 0 and <= 32 && region.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    private void ReadHeader(string header)
    {
        var space = header.IndexOf(' ');
        if ((space < 0 ? header : header[..space]) != Algorithm)
        {
            Problem($"Unsupported AWS 'algorithm': the Authorization header must begin with {Algorithm}.");
            return;
        }

        foreach (var part in header[(space + 1)..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=');
            if (equals < 0)
            {
                Problem("Authorization header holds something that is not a valid key=value pair (missing equal-sign).");
                continue;
            }

            var (name, value) = (part[..equals], part[(equals + 1)..]);
            switch (name)
            {
                case "Credential" when Credential is null: SetCredential(value); break;
                case "SignedHeaders" when SignedHeaders.Length == 0: SignedHeaders = value; break;
                case "Signature" when Signature.Length == 0: Signature = value; break;
                default: Problem("Authorization header holds a parameter that is unknown or comes twice."); break;
            }
        }

        if (string.IsNullOrEmpty(Credential)) Problem("Authorization header requires 'Credential' parameter.");
        if (Signature.Length == 0) Problem("Authorization header requires 'Signature' parameter.");
        if (SignedHeaders.Length == 0) Problem("Authorization header requires 'SignedHeaders' parameter.");
    }

    private void Problem(string text) => (_problems ??= []).Add(text);

    private void ReadDate(HttpRequest request)
    {
        if (One(request.Headers["X-Amz-Date"]) is { } date) SetTime(date);
        else if (One(request.Headers.Date) is not { } standard) Problem("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        else if (DateTimeOffset.TryParseExact(standard, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            SetTime(time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        else SetTime(standard);
    }

    private static RequestSignature FromQuery(HttpRequest request)
    {
        var signature = new RequestSignature { IsPresigned = true };
        if (Parameter("X-Amz-Algorithm") != Algorithm) signature.Problem($"Unsupported AWS 'algorithm': X-Amz-Algorithm must be {Algorithm}.");
        if (Parameter("X-Amz-Credential") is { } credential) signature.SetCredential(credential);
        signature.SignedHeaders = Parameter("X-Amz-SignedHeaders") ?? "";
        signature.Signature = Parameter("X-Amz-Signature") ?? "";
        if (Parameter("X-Amz-Date") is { } date) signature.SetTime(date);
        signature.SessionToken = One(request.Query["X-Amz-Security-Token"]);
        if (Parameter("X-Amz-Expires") is { } expires)
        {
            if (int.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 604800)
                signature.Expires = TimeSpan.FromSeconds(seconds);
            else signature.Problem("X-Amz-Expires must be a number of seconds between 1 and 604800.");
        }

        return signature;

        string? Parameter(string name)
        {
            var value = One(request.Query[name]);
            if (string.IsNullOrEmpty(value)) signature.Problem($"AWS query-string parameters must include '{name}'.");
            return value;
        }
    }

    private void SetCredential(string credential)
    {
        Credential = credential;
        Scope = credential.Length <= 512 ? credential.Split('/') : [];
    }

    private void SetTime(string timestamp)
    {
        if (!DateTimeOffset.TryParseExact(timestamp, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            Problem("Date must be in ISO-8601 'basic format'. See http://en.wikipedia.org/wiki/ISO_8601");
        (Timestamp, Time) = (timestamp, time);
    }

    private static string? One(Microsoft.Extensions.Primitives.StringValues values) => values.Count == 1 ? values[0] : values.Count == 0 ? null : values.ToString();
}
