using System.Collections.Concurrent;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Iam;

/// <summary>
/// Finds long-lived keys for the AWS API. A key is remembered for <see cref="Life"/>, so that signed calls in a row cost no query; changes made on
/// this server count at once, those made on another within that time.
/// </summary>
public sealed class AccessKeys(IServiceScopeFactory scopes, KeyRing keyRing, EngineOptions options, TimeProvider clock) : ICredentialSource
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(1);
    private const int MaxKept = 10_000;
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    public async ValueTask<SigningCredential?> Find(string accessKeyId, string? sessionToken, CancellationToken cancellation)
    {
        var now = clock.GetTimestamp();
        if (!_kept.TryGetValue(accessKeyId, out var kept) || clock.GetElapsedTime(kept.At, now) >= Life)
        {
            kept = await Load(accessKeyId, now, cancellation);
            if (kept is null) return null; // unknown ids are not remembered: whoever makes them up must not fill the memory
            if (_kept.Count >= MaxKept) _kept.Clear();
            _kept[accessKeyId] = kept;
        }

        // Only temporary credentials have a session token; a stolen id must not pass with somebody else's.
        if (!kept.IsActive || sessionToken is not null) throw Errors.UnrecognizedClient();
        return kept.Credential;
    }

    /// <summary>Forgets a key that was changed or deleted.</summary>
    public void Forget(string accessKeyId) => _kept.TryRemove(accessKeyId, out _);

    /// <summary>After a change of an operator, on whom any number of keys may hang.</summary>
    public void ForgetAll() => _kept.Clear();

    internal static string Purpose(string accessKeyId) => $"access-key/{accessKeyId}";

    private async Task<Kept?> Load(string accessKeyId, long now, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var found = await db.AccessKeys.AsNoTracking().Where(k => k.AccessKeyId == accessKeyId).WithOwner(db).SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var key = found.Key;
        var secret = System.Text.Encoding.ASCII.GetString(keyRing.Unprotect(key.SecretAccessKey, Purpose(accessKeyId)));
        var caller = new Caller.AccessKey(key.AccessKeyId, key.UserName, key.PolicyName, options.AccountId);
        return new Kept(new SigningCredential(secret, caller), key.Status == AccessKeyStatus.Active && !found.Suspended, now);
    }

    private sealed record Kept(SigningCredential Credential, bool IsActive, long At);
}
