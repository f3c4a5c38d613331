using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Saml;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Metadata of SAML providers for sign-ins: of a file as it was uploaded, of an address as it was fetched within the last six hours, as in AWS. Where the
/// address cannot be reached, or answers nonsense, a copy serves for a day from when it was fetched; afterwards nobody can sign in, as a key that the
/// provider has withdrawn would go on being good.
/// </summary>
public sealed partial class SamlProviders(IOutgoingHttp http, EngineOptions options, TimeProvider clock, ILogger<SamlProviders> log)
{
    private const int MaxKept = 1_000;
    private static readonly TimeSpan Life = TimeSpan.FromHours(6);
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    /// <summary>Between two fetches while a copy is there: made-up signatures must not make the server ask the web.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>After a fetch that failed with no copy to fall back on.</summary>
    private static readonly TimeSpan ShortRest = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Source> _sources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SamlMetadata> _files = new(StringComparer.Ordinal);

    /// <exception cref="SamlRefusedException">It cannot be had.</exception>
    public async Task<SamlMetadata> Of(IdentityProvider provider, CancellationToken cancellation)
    {
        // An uploaded file is as good as whoever uploaded it says: its validUntil counts for fetching, and here there is nothing to fetch.
        if (provider.Details.GetValueOrDefault("MetadataURL") is not { Length: > 0 } address) return File(provider.Details.GetValueOrDefault("MetadataFile") ?? "");
        var source = SourceOf(provider, address);
        if (source.Copy is { } fresh && IsFresh(fresh, provider)) return fresh.Metadata;
        // While somebody else fetches, a copy does.
        if (!await source.Turn.WaitAsync(Usable(source) is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellation)) return Usable(source) ?? throw Unavailable();
        try
        {
            if (source.Copy is { } copy && IsFresh(copy, provider)) return copy.Metadata;
            if (!Rests(source)) await Fetch(source, provider, address, cancellation);
            return Usable(source) ?? throw Unavailable();
        }
        finally
        {
            source.Turn.Release();
        }
    }

    /// <summary>For a signature by none of the known keys: metadata with other keys, fetched once a minute at most. Null when there is none.</summary>
    public async Task<SamlMetadata?> Newer(IdentityProvider provider, SamlMetadata known, CancellationToken cancellation)
    {
        if (provider.Details.GetValueOrDefault("MetadataURL") is not { Length: > 0 } address) return null;
        var source = SourceOf(provider, address);
        await source.Turn.WaitAsync(cancellation);
        try
        {
            if (ReferenceEquals(source.Copy?.Metadata, known) && !Rests(source)) await Fetch(source, provider, address, cancellation);
            return Usable(source) is { } now && !SameKeys(now, known) ? now : null;
        }
        finally
        {
            source.Turn.Release();
        }
    }

    private static bool SameKeys(SamlMetadata one, SamlMetadata other) =>
        one.SigningCertificates.Select(Convert.ToBase64String).ToHashSet().SetEquals(other.SigningCertificates.Select(Convert.ToBase64String));

    private static SamlRefusedException Unavailable(Exception? inner = null) => new("The metadata of the identity provider is not available.", inner);

    private SamlMetadata File(string xml)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(xml)));
        if (_files.TryGetValue(key, out var known)) return known;
        try
        {
            var metadata = SamlMetadata.Read(xml);
            if (_files.Count >= MaxKept) _files.Clear();
            return _files[key] = metadata;
        }
        catch (InvalidDataException wrong)
        {
            throw Unavailable(wrong);
        }
    }

    private Source SourceOf(IdentityProvider provider, string address)
    {
        var key = $"{provider.UserPoolId}/{provider.ProviderName}/{address}";
        if (_sources.TryGetValue(key, out var known)) return known;
        if (_sources.Count >= MaxKept && _sources.OrderBy(s => s.Value.Copy?.At ?? 0).First() is { } oldest) _sources.TryRemove(oldest);
        return _sources.GetOrAdd(key, _ => new Source());
    }

    /// <summary>Whoever saves the provider anew wants what is there now.</summary>
    private bool IsFresh(Kept copy, IdentityProvider provider) =>
        clock.GetElapsedTime(copy.At) < Life && copy.FetchedAt >= provider.LastModifiedDate && !(copy.Metadata.ValidUntil <= clock.GetUtcNow());

    private SamlMetadata? Usable(Source source) =>
        source.Copy is { } copy && clock.GetElapsedTime(copy.At) < MaxAge && !(copy.Metadata.ValidUntil <= clock.GetUtcNow()) ? copy.Metadata : null;

    private bool Rests(Source source) => source.TriedAt is { } tried && clock.GetElapsedTime(tried) < (Usable(source) is null ? ShortRest : Rest);

    /// <summary>Puts a good answer in the place of the copy, and leaves it where there is none.</summary>
    private async Task Fetch(Source source, IdentityProvider provider, string address, CancellationToken cancellation)
    {
        try
        {
            var (at, fetchedAt) = (clock.GetTimestamp(), clock.GetUtcNow());
            source.TriedAt = at;
            var answer = await http.Get(new Uri(address), SamlMetadata.Accept, cancellation);
            if (answer.Status != 200) throw new OutgoingHttpException($"The provider answered {answer.Status}.");
            var metadata = SamlMetadata.Read(answer.Body);
            if (metadata.ValidUntil <= fetchedAt) throw new InvalidDataException("it has expired.");
            if (!options.AllowPrivateTargets && (IsPlain(metadata.SingleSignOn) || IsPlain(metadata.SingleLogout))) throw new InvalidDataException("it has an address without TLS.");
            source.Copy = new Kept(metadata, at, fetchedAt);
        }
        catch (Exception problem) when (problem is OutgoingHttpException or InvalidDataException)
        {
            LogStale(log, problem, provider.ProviderName, provider.UserPoolId);
        }
    }

    private static bool IsPlain(string? address) => address?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) == true;

    private sealed record Kept(SamlMetadata Metadata, long At, DateTimeOffset FetchedAt);

    private sealed class Source
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public volatile Kept? Copy;

        /// <summary>To be read and written in turn.</summary>
        public long? TriedAt { get; set; }
    }

    [LoggerMessage(LogLevel.Warning, "The metadata of the SAML provider {Provider} of user pool {UserPoolId} could not be fetched; a copy serves for a day.")]
    private static partial void LogStale(ILogger log, Exception problem, string provider, string userPoolId);
}
