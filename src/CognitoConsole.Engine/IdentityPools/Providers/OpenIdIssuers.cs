using System.Collections.Concurrent;
using System.Text.Json;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>Keys of OpenID Connect issuers, found by discovery and kept. A key id that is not known is asked for once a minute at most: made-up ids must not make the server ask the web.</summary>
public sealed class OpenIdIssuers(IOutgoingHttp http, TimeProvider clock)
{
    private const int MaxKept = 1_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    private sealed record Kept(IReadOnlyList<WebKey> Keys, long At);

    /// <summary>Checks form, key, signature and expiry of a token.</summary>
    /// <param name="issuer">With https://.</param>
    /// <exception cref="OutgoingHttpException">The issuer cannot be asked, or answers nonsense.</exception>
    public Task<(JwtRefusal Refusal, JsonElement Payload)> Read(string issuer, string token, CancellationToken cancellation) => Read(issuer, token, () => KeysAddress(issuer, cancellation), cancellation);

    /// <summary>As the other, for an issuer whose keys are known to lie at an address.</summary>
    /// <exception cref="OutgoingHttpException">The keys cannot be had.</exception>
    public Task<(JwtRefusal Refusal, JsonElement Payload)> Read(string issuer, Uri keys, string token, CancellationToken cancellation) =>
        Read($"{issuer} {keys.AbsoluteUri}", token, () => Task.FromResult(keys), cancellation);

    private async Task<(JwtRefusal Refusal, JsonElement Payload)> Read(string name, string token, Func<Task<Uri>> address, CancellationToken cancellation)
    {
        var kept = _kept.GetValueOrDefault(name);
        if (kept is null || clock.GetElapsedTime(kept.At) >= Life) kept = await Load(name, address, cancellation);
        var refusal = JwtReader.Read(token, kept.Keys, clock.GetUtcNow(), out var payload);
        if (refusal == JwtRefusal.UnknownKey && clock.GetElapsedTime(kept.At) >= Rest)
            refusal = JwtReader.Read(token, (await Load(name, address, cancellation)).Keys, clock.GetUtcNow(), out payload);
        return (refusal, payload);
    }

    private async Task<Kept> Load(string name, Func<Task<Uri>> address, CancellationToken cancellation)
    {
        try
        {
            var keys = WebKey.ReadSet(await Body(await address(), cancellation));
            if (_kept.Count >= MaxKept) _kept.Clear();
            return _kept[name] = new Kept(keys, clock.GetTimestamp());
        }
        catch (Exception nonsense) when (nonsense is JsonException or UriFormatException or InvalidOperationException)
        {
            throw new OutgoingHttpException("The provider's configuration cannot be read.", nonsense);
        }
    }

    private async Task<Uri> KeysAddress(string issuer, CancellationToken cancellation)
    {
        using var discovery = JsonDocument.Parse(await Body(new Uri($"{issuer}/.well-known/openid-configuration"), cancellation));
        if (Member(discovery, "issuer")?.TrimEnd('/') != issuer) throw new OutgoingHttpException("The provider's configuration names another issuer.");
        return new Uri(Member(discovery, "jwks_uri") ?? "", UriKind.Absolute);
    }

    private async Task<string> Body(Uri address, CancellationToken cancellation)
    {
        var answer = await http.Get(address, null, cancellation);
        return answer.Status == 200 ? answer.Body : throw new OutgoingHttpException($"The provider answered {answer.Status}.");
    }

    private static string? Member(JsonDocument document, string name) => document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
}
