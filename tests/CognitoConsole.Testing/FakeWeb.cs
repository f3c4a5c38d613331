using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Testing;

/// <summary>The web as a test wants it: answers by address, and issuers that sign tokens.</summary>
public sealed class FakeWeb : IOutgoingHttp
{
    /// <summary>Making a key takes longer than most tests: the second of one test is another than the first, and all tests share them.</summary>
    private static readonly Lazy<RSA>[] Keys = [.. Enumerable.Range(0, 4).Select(_ => new Lazy<RSA>(() => RSA.Create(2048)))];

    private int _made;
    private readonly Dictionary<string, OutgoingAnswer> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (RSA Key, string KeyId)> _issuers = new(StringComparer.Ordinal);

    /// <summary>Every address that was asked, with its headers.</summary>
    public List<(Uri Address, IReadOnlyDictionary<string, string>? Headers)> Asked { get; } = [];

    /// <param name="address">Ending in <c>?*</c>, it stands for any query that has no answer of its own.</param>
    public void Answers(string address, string body, int status = 200) => _answers[address] = new OutgoingAnswer(status, body);

    /// <summary>An issuer with discovery and one key.</summary>
    public void Issuer(string issuer, string keyId = "key-1", string? claims = null)
    {
        var key = Keys[_made++ % Keys.Length].Value;
        _issuers[issuer] = (key, keyId);
        var parameters = key.ExportParameters(false);
        Answers($"{issuer}/.well-known/openid-configuration", JsonSerializer.Serialize(new { issuer = claims ?? issuer, jwks_uri = $"{issuer}/keys" }));
        Answers($"{issuer}/keys", JsonSerializer.Serialize(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = keyId, n = StrictBase64Url.Encode(parameters.Modulus), e = StrictBase64Url.Encode(parameters.Exponent) } },
        }));
    }

    /// <summary>A token of that issuer, whatever it says.</summary>
    public string Token(string issuer, object claims, string? keyId = null) => TokenOf(issuer, JsonSerializer.Serialize(claims), keyId);

    /// <param name="payload">JSON, or what looks like it.</param>
    public string TokenOf(string issuer, string payload, string? keyId = null)
    {
        var (key, known) = _issuers[issuer];
        var signed = $"{Part(new { alg = "RS256", kid = keyId ?? known, typ = "JWT" })}.{StrictBase64Url.Encode(Encoding.UTF8.GetBytes(payload))}";
        return $"{signed}.{StrictBase64Url.Encode(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public Task<OutgoingAnswer> Get(Uri address, IReadOnlyDictionary<string, string>? headers, CancellationToken cancellation)
    {
        Asked.Add((address, headers));
        return _answers.TryGetValue(address.AbsoluteUri, out var answer) || _answers.TryGetValue(address.GetLeftPart(UriPartial.Path) + "?*", out answer) ? Task.FromResult(answer) : throw new OutgoingHttpException("The provider could not be reached.");
    }

    /// <summary>What was sent, with the body.</summary>
    public List<(Uri Address, IReadOnlyDictionary<string, string> Headers, string Body)> Posted { get; } = [];

    /// <summary>Answers everything that is sent; null is an address that is not reached.</summary>
    public Func<string, CancellationToken, Task<OutgoingAnswer>>? OnPost { get; set; }

    /// <summary>Answers what is sent to an address, from its body.</summary>
    public Dictionary<string, Func<string, OutgoingAnswer>> PostAnswers { get; } = new(StringComparer.Ordinal);

    /// <summary>The address is there no more.</summary>
    public void Forget(string address)
    {
        _answers.Remove(address);
        PostAnswers.Remove(address);
    }

    public Task<OutgoingAnswer> Post(Uri address, IReadOnlyDictionary<string, string> headers, byte[] json, CancellationToken cancellation)
    {
        var body = Encoding.UTF8.GetString(json);
        Posted.Add((address, headers, body));
        if (PostAnswers.TryGetValue(address.AbsoluteUri, out var answer)) return Task.FromResult(answer(body));
        return OnPost?.Invoke(body, cancellation) ?? throw new OutgoingHttpException("The provider could not be reached.");
    }

    private static string Part(object json) => StrictBase64Url.Encode(JsonSerializer.SerializeToUtf8Bytes(json));
}
