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
public sealed record FederationContent(string Provider, AuthorizationParameters Parameters, string BrowserHash, string Nonce, string CodeVerifier)
{
    /// <summary>ID of the request to a SAML provider.</summary>
    public string? RequestId { get; init; }

    public DateTimeOffset? StartedAt { get; init; }
}

/// <summary>Of a browser that a SAML provider is to sign out as well.</summary>
/// <param name="Location">Where it goes afterwards; null: to the login page of the parameters.</param>
public sealed record SignOutContent(string Provider, string RequestId, string? Location, AuthorizationParameters Parameters);

/// <summary>
/// Browsers that are away at a provider. The state in their address is random and short, whatever the app has sent along; it is good once, for ten minutes, in the browser that took it.
/// </summary>
public sealed class FederationAttempts(CognitoDbContext db, PoolSecrets secrets, TimeProvider clock)
{
    private const string SignInPurpose = "federation-attempt";
    private const string SignOutPurpose = "federation-sign-out";
    private const string AnswerPurpose = "federation-answer";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public FederationContent Content(string provider, AuthorizationParameters parameters, string browserKey) => new(provider, parameters, Hash(browserKey), Random(), Random()) { StartedAt = clock.GetUtcNow() };

    public static string NewState() => Random();

    /// <summary>Saved.</summary>
    public Task Start(UserPool pool, string state, FederationContent content, CancellationToken cancellation) => Add(pool, state, content, SignInPurpose, cancellation);

    /// <inheritdoc cref="Start(UserPool, string, FederationContent, CancellationToken)"/>
    public Task Start(UserPool pool, string state, SignOutContent content, CancellationToken cancellation) => Add(pool, state, content, SignOutPurpose, cancellation);

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
        var (hash, attempt) = await Find(pool, answer.State, cancellation);
        var content = Open<FederationContent>(pool, attempt.Content, SignInPurpose) ?? throw Errors.FederationAttemptOver();
        if (!ConstantTime.Equals(content.BrowserHash, Hash(browserKey ?? ""))) throw Errors.FederationAttemptOver();
        await UseUp(hash, cancellation);
        return (content, attempt.Answer is null ? answer : Open<ProviderAnswer>(pool, attempt.Answer, AnswerPurpose)!);
    }

    /// <summary>Uses the attempt up. It leads nowhere but to an address of the client that was checked before, so any browser may come back with it.</summary>
    /// <exception cref="Contracts.CognitoException">invalid_request.</exception>
    public async Task<SignOutContent> TakeSignOut(UserPool pool, string state, CancellationToken cancellation)
    {
        var (hash, attempt) = await Find(pool, state, cancellation);
        var content = Open<SignOutContent>(pool, attempt.Content, SignOutPurpose) ?? throw Errors.FederationAttemptOver();
        await UseUp(hash, cancellation);
        return content;
    }

    private async Task Add<T>(UserPool pool, string state, T content, string purpose, CancellationToken cancellation)
    {
        db.FederationAttempts.Add(new FederationAttempt
        {
            StateHash = Hash(state),
            UserPoolId = pool.Id,
            Content = secrets.Protect(pool, JsonSerializer.SerializeToUtf8Bytes(content), purpose),
            ExpiresAt = clock.GetUtcNow() + Lifetime,
        });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<(string Hash, FederationAttempt Attempt)> Find(UserPool pool, string? state, CancellationToken cancellation)
    {
        var hash = Hash(state ?? "");
        var attempt = await db.FederationAttempts.AsNoTracking().FirstOrDefaultAsync(a => a.StateHash == hash, cancellation);
        return attempt is not null && attempt.UserPoolId == pool.Id && attempt.ExpiresAt > clock.GetUtcNow() ? (hash, attempt) : throw Errors.FederationAttemptOver();
    }

    /// <summary>Of several that come at the same moment, one goes on.</summary>
    private async Task UseUp(string hash, CancellationToken cancellation)
    {
        if (await db.FederationAttempts.Where(a => a.StateHash == hash).ExecuteDeleteAsync(cancellation) == 0) throw Errors.FederationAttemptOver();
    }

    /// <summary>Null for what was taken along for another purpose.</summary>
    private T? Open<T>(UserPool pool, byte[] sealedBytes, string purpose)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(secrets.Unprotect(pool, sealedBytes, purpose));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Random() => StrictBase64Url.Encode(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
