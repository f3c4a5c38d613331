using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a browser took along to a provider, and what the answer has to fit.</summary>
/// <param name="BrowserHash">SHA-256 of the browser's cookie.</param>
/// <param name="Nonce">Stands in the ID token that is meant for this sign-in.</param>
/// <param name="CodeVerifier">Of PKCE.</param>
public sealed record FederationContent(string Provider, AuthorizationParameters Parameters, string BrowserHash, string Nonce, string CodeVerifier);

/// <summary>
/// Browsers that are away at a provider. The state in their address is random and short, whatever the app has sent along; it is good once, for ten minutes, in the browser that took it.
/// </summary>
public sealed class FederationAttempts(CognitoDbContext db, PoolSecrets secrets, TimeProvider clock)
{
    private const string ContentPurpose = "federation-attempt";
    private const string AnswerPurpose = "federation-answer";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public static FederationContent Content(string provider, AuthorizationParameters parameters, string browserKey) => new(provider, parameters, Hash(browserKey), Random(), Random());

    /// <summary>The state; saved.</summary>
    public async Task<string> Start(UserPool pool, FederationContent content, CancellationToken cancellation)
    {
        var state = Random();
        db.FederationAttempts.Add(new FederationAttempt
        {
            StateHash = Hash(state),
            UserPoolId = pool.Id,
            Content = secrets.Protect(pool, JsonSerializer.SerializeToUtf8Bytes(content), ContentPurpose),
            ExpiresAt = clock.GetUtcNow() + Lifetime,
        });
        await db.SaveChangesAsync(cancellation);
        return state;
    }

    /// <summary>The first answer counts; for what is not known nothing is kept.</summary>
    public async Task Keep(UserPool pool, ProviderAnswer answer, CancellationToken cancellation)
    {
        var (hash, now) = (Hash(answer.State ?? ""), clock.GetUtcNow());
        if (!await db.FederationAttempts.AnyAsync(a => a.StateHash == hash && a.UserPoolId == pool.Id && a.ExpiresAt > now && a.Answer == null, cancellation)) throw Errors.FederationAttemptOver();
        var content = secrets.Protect(pool, JsonSerializer.SerializeToUtf8Bytes(answer), AnswerPurpose);
        await db.FederationAttempts.Where(a => a.StateHash == hash && a.Answer == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.Answer, content), cancellation);
    }

    /// <summary>Uses the attempt up, before the provider is asked anything.</summary>
    /// <returns>What was taken along, and the answer: what was kept, or else what the address says.</returns>
    /// <exception cref="Contracts.CognitoException">invalid_request: unknown, over, used, or another browser's.</exception>
    public async Task<(FederationContent Content, ProviderAnswer Answer)> Take(UserPool pool, ProviderAnswer answer, string? browserKey, CancellationToken cancellation)
    {
        var hash = Hash(answer.State ?? "");
        var attempt = await db.FederationAttempts.AsNoTracking().FirstOrDefaultAsync(a => a.StateHash == hash, cancellation);
        if (attempt is null || attempt.UserPoolId != pool.Id || attempt.ExpiresAt <= clock.GetUtcNow()) throw Errors.FederationAttemptOver();
        var content = Open<FederationContent>(pool, attempt.Content, ContentPurpose);
        if (!ConstantTime.Equals(content.BrowserHash, Hash(browserKey ?? ""))) throw Errors.FederationAttemptOver();
        if (await db.FederationAttempts.Where(a => a.StateHash == hash).ExecuteDeleteAsync(cancellation) == 0) throw Errors.FederationAttemptOver();
        return (content, attempt.Answer is null ? answer : Open<ProviderAnswer>(pool, attempt.Answer, AnswerPurpose));
    }

    private T Open<T>(UserPool pool, byte[] sealedBytes, string purpose) => JsonSerializer.Deserialize<T>(secrets.Unprotect(pool, sealedBytes, purpose))!;

    private static string Random() => StrictBase64Url.Encode(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
