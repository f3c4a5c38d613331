using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Signing keys made ahead (one takes a fifth of a second), and those in use, so that none is imported twice.</summary>
public sealed class SigningKeys(TimeProvider clock) : BackgroundService
{
    /// <summary>A pool takes two.</summary>
    public const int Spares = 4;

    // Start-up has better use for the processor in its first moments.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
    private readonly Channel<JwtSigningKey> _spares = Channel.CreateBounded<JwtSigningKey>(Spares);
    private readonly ConcurrentDictionary<string, JwtSigningKey> _used = new(StringComparer.Ordinal);

    /// <summary>How many keys lie ready.</summary>
    public int Ready => _spares.Reader.Count;

    /// <summary>Puts a key among the spare ones; false when there are enough.</summary>
    internal bool Offer(JwtSigningKey key) => _spares.Writer.TryWrite(key);

    /// <summary>A key nobody has had before: a spare one, or a new one when the spares are used up.</summary>
    public JwtSigningKey Take()
    {
        var key = _spares.Reader.TryRead(out var spare) ? spare : JwtSigningKey.Generate();
        _used[key.KeyId] = key;
        return key;
    }

    /// <summary>The key of that id; <paramref name="pkcs8"/> is asked only the first time.</summary>
    public JwtSigningKey Get(string keyId, Func<byte[]> pkcs8)
    {
        if (_used.TryGetValue(keyId, out var known)) return known;
        var key = JwtSigningKey.Import(pkcs8());
        if (key.KeyId != keyId) throw new InvalidDataException($"The stored signing key {keyId} holds another key.");
        return _used.GetOrAdd(keyId, key);
    }

    /// <summary>For keys of a deleted pool.</summary>
    public void Forget(string keyId) => _used.TryRemove(keyId, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Rest, clock, stoppingToken);
        while (await _spares.Writer.WaitToWriteAsync(stoppingToken))
        {
            var key = await Task.Run(JwtSigningKey.Generate, stoppingToken);
            await _spares.Writer.WriteAsync(key, stoppingToken);
        }
    }
}
