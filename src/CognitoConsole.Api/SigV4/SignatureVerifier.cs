using System.Buffers;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Engine;
using CognitoConsole.Engine.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CognitoConsole.Api;

/// <summary>Says who sent a request: verifies its Signature Version 4 and finds the caller behind the key.</summary>
internal sealed class SignatureVerifier(
    IEnumerable<ICredentialSource> sources, IOptions<ApiOptions> options, EngineOptions engine, TimeProvider clock)
{
    private const string Mismatch =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. " +
        "Consult the service documentation for details.";

    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Headers that this server acts on. Were one left out of the signature, it could be altered on the way.</summary>
    private static readonly string[] MustBeSigned = ["Host", "X-Amz-Target", "X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256", "X-Amz-Client-Context"];

    private readonly ICredentialSource[] _sources = [.. sources];
    private readonly SigningKeys _keys = new();

    public async ValueTask<Caller> Authenticate(HttpRequest request, ReadOnlySequence<byte> body, OperationDescriptor operation, CancellationToken cancellation)
    {
        var signature = RequestSignature.From(request);
        // Public operations are signed by some tools all the same; what they sign with is nobody's business here.
        if (operation.Access == OperationAccess.Unsigned) return new Caller.Anonymous { Region = signature?.Region };

        var credential = await Find(signature, cancellation);
        if (credential is null)
        {
            if (MayActAsRoot(request)) return new Caller.Root(engine.AccountId) { Region = signature?.Region };
            if (signature is null) throw new CognitoException(ErrorCodes.MissingAuthenticationTokenException, "Missing Authentication Token");
            signature.Demand();
            throw new CognitoException(ErrorCodes.UnrecognizedClientException, "The security token included in the request is invalid.");
        }

        signature!.Demand();
        DemandScope(signature, operation.Service);
        DemandTime(signature);
        DemandSignedHeaders(signature, request);
        Verify(signature, credential.SecretAccessKey, request, body);
        return credential.Caller with { Region = signature.Scope[2] };
    }

    private async ValueTask<SigningCredential?> Find(RequestSignature? signature, CancellationToken cancellation)
    {
        if (signature?.AccessKeyId is not { } id || id.Length > 128 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) return null;
        foreach (var source in _sources)
        {
            if (await source.Find(id, signature.SessionToken, cancellation) is { } credential) return credential;
        }

        return null;
    }

    /// <summary>
    /// With signatures ignored, any program on this machine is trusted, but not any web site that a browser on it has open: the door answers
    /// every origin, so a foreign page could otherwise give orders as administrator. The host is looked at because a foreign name that is made
    /// to point at 127.0.0.1 turns such a page into one of our own origin, and the site because a link or image sends no origin.
    /// </summary>
    private bool MayActAsRoot(HttpRequest request)
    {
        if (options.Value.Signatures != SignatureMode.Ignored || !IsLoopback(request.Host.Host)) return false;
        if (request.Headers.Origin.Count > 0) return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && IsLoopback(origin.Host);
        return request.Headers["Sec-Fetch-Site"] != "cross-site";
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) ||
        (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static void DemandScope(RequestSignature signature, string service)
    {
        var scope = signature.Scope;
        if (!RequestSignature.IsRegion(scope[2])) throw Invalid("Credential should be scoped to a valid region.");
        if (scope[3] != service) throw Invalid($"Credential should be scoped to correct service: '{service}'.");
        if (scope[4] != "aws4_request") throw Invalid("Credential should be scoped with a valid terminator: 'aws4_request'.");
        if (!signature.Timestamp.AsSpan(0, 8).SequenceEqual(scope[1]))
            throw Invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.");
    }

    private void DemandTime(RequestSignature signature)
    {
        var now = clock.GetUtcNow();
        if (signature.Time > now + Skew)
            throw Invalid($"Signature not yet current: {signature.Timestamp} is still later than {Basic(now + Skew)} ({Basic(now)} + 5 min.)");
        if (signature.Expires is { } life)
        {
            if (now > signature.Time + life) throw Invalid($"Signature expired: {Basic(signature.Time + life)} is now earlier than {Basic(now)}");
        }
        else if (signature.Time < now - Skew)
        {
            throw Invalid($"Signature expired: {signature.Timestamp} is now earlier than {Basic(now - Skew)} ({Basic(now)} - 5 min.)");
        }

        static string Basic(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
    }

    private static void DemandSignedHeaders(RequestSignature signature, HttpRequest request)
    {
        foreach (var name in MustBeSigned)
        {
            if (name != "Host" && request.Headers[name].Count == 0) continue;
            if (!Lists(signature.SignedHeaders, name)) throw Invalid($"'{name}' must be a 'SignedHeader' in the AWS Authorization.");
        }

        static bool Lists(string signedHeaders, string name)
        {
            foreach (var range in signedHeaders.AsSpan().Split(';'))
                if (signedHeaders.AsSpan(range).Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
            return false;
        }
    }

    private void Verify(RequestSignature signature, string secret, HttpRequest request, ReadOnlySequence<byte> body)
    {
        var payload = PayloadHash(body);
        var claimed = request.Headers["X-Amz-Content-Sha256"];
        // UNSIGNED-PAYLOAD counts only where there is no payload: none of these services' SDKs leaves a body unsigned, and behind a proxy that
        // ends TLS an unsigned body could be exchanged.
        if (claimed.Count > 0 && claimed != payload && !(claimed == "UNSIGNED-PAYLOAD" && body.IsEmpty))
            throw Invalid("The provided 'x-amz-content-sha256' header does not match what was computed.");

        var scope = signature.Scope;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        CanonicalRequest.Hash(request, signature.SignedHeaders, claimed.Count > 0 ? claimed[0] : payload, hash);
        var toSign = $"{RequestSignature.Algorithm}\n{signature.Timestamp}\n{scope[1]}/{scope[2]}/{scope[3]}/{scope[4]}\n{Convert.ToHexStringLower(hash)}";
        var key = _keys.Get(secret, scope);
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign), hash);
        Span<char> expected = stackalloc char[2 * SHA256.HashSizeInBytes];
        Convert.TryToHexStringLower(hash, expected, out _);
        if (!CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(expected), MemoryMarshal.AsBytes(signature.Signature.AsSpan()))) throw Invalid(Mismatch);
        _keys.Keep(secret, scope, key);
    }

    private static string PayloadHash(ReadOnlySequence<byte> body)
    {
        if (body.IsEmpty) return EmptyHash;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (body.IsSingleSegment)
        {
            SHA256.HashData(body.FirstSpan, hash);
        }
        else
        {
            using var incremental = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var segment in body) incremental.AppendData(segment.Span);
            incremental.GetHashAndReset(hash);
        }

        return Convert.ToHexStringLower(hash);
    }

    private static CognitoException Invalid(string message) => new(ErrorCodes.InvalidSignatureException, message);
}
