using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A person who is signed in at a browser.</summary>
/// <param name="SessionId">As session tracking names it.</param>
/// <param name="Provider">Who vouches for the person: an identity provider, or <see cref="LoginProviders.UserPool"/>.</param>
public sealed record SignedInBrowser(CognitoUser User, DateTimeOffset AuthTime, AuthMethods Methods, string SessionId, string Provider);

/// <summary>Who is signed in at a domain. The cookie's value is random; the database knows its hash only.</summary>
public sealed class BrowserSessions(CognitoDbContext db, OperationContext context, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private sealed record Row(CognitoUser User, DateTimeOffset AuthTime, DateTimeOffset ExpiresAt, bool PassedMfa, AuthMethods Methods, string SessionId, string? ProviderName);

    private static readonly Func<CognitoDbContext, string, string, CancellationToken, Task<Row?>> ById =
        EF.CompileAsyncQuery((CognitoDbContext db, string idHash, string poolId, CancellationToken cancellation) => (
            from s in db.BrowserSessions.AsNoTracking()
            where s.IdHash == idHash && s.UserPoolId == poolId
            join u in db.CognitoUsers.AsNoTracking() on new { s.UserPoolId, s.Username } equals new { u.UserPoolId, u.Username }
            select new Row(u, s.AuthTime, s.ExpiresAt, s.PassedMfa, s.Methods, s.SessionId, s.ProviderName)).FirstOrDefault());

    /// <summary>
    /// Null when the session is unknown or over, or the person's account has changed since in a way that asks for a new sign-in, or came about in a way that the client does not offer.
    /// </summary>
    public async Task<SignedInBrowser?> Find(ClientEntry entry, string? id, CancellationToken cancellation)
    {
        var pool = entry.Pool;
        if (string.IsNullOrEmpty(id) || await ById(db, Hash(id), pool.Id, cancellation) is not { } row) return null;
        var (user, provider) = (row.User, row.ProviderName ?? LoginProviders.UserPool);
        var alive = row.ExpiresAt > clock.GetUtcNow() && Holds(user, row.AuthTime, row.Methods) && (row.PassedMfa || !PoolFactors.IsMfaUser(pool, user)) && LoginProviders.Offers(entry.Client, provider);
        return alive ? new(user, row.AuthTime, row.Methods, row.SessionId, provider) : null;
    }

    /// <summary>
    /// Whether a sign-in of then still counts, for the browser and for the code that it has sent to an app: the account is open, and neither was the user signed
    /// out since nor another password set. The one that NEW_PASSWORD_REQUIRED asks for is set before the sign-in is whole. For whom a provider vouches, it is no matter
    /// what has become of a password.
    /// </summary>
    public static bool Holds(CognitoUser user, DateTimeOffset authTime, AuthMethods methods) => user.Enabled && !user.WasSignedOutSince(authTime) && (methods.HasFlag(AuthMethods.Federated)
        ? user.UserStatus != UserStatusType.Unconfirmed
        : user.UserStatus == UserStatusType.Confirmed && !(user.PasswordSetAt > authTime));

    /// <summary>Whether a browser that signed in then may go on to this client without signing in again; and the visit is noted.</summary>
    public async Task<bool> Admits(ClientEntry entry, DateTimeOffset authTime, string id, CancellationToken cancellation)
    {
        if (!TrackedSessions.AreTracked(entry.Pool)) return true;
        var now = clock.GetUtcNow();
        if (now >= authTime + TimeSpan.FromMinutes(entry.Client.SsoMaxValidityMinutes)) return false;
        var (hash, address) = (Hash(id), context.Caller.IpAddress);
        await db.BrowserSessions.Where(s => s.IdHash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastActiveAt, now).SetProperty(s => s.LastIpAddress, address), cancellation);
        return true;
    }

    /// <summary>How long a session lasts that begins at this client: an hour, or longer where the pool tracks sessions and the client says so.</summary>
    public static TimeSpan LifetimeFor(ClientEntry entry) =>
        TrackedSessions.AreTracked(entry.Pool) && TimeSpan.FromMinutes(entry.Client.SsoMaxValidityMinutes) is var longer && longer > Lifetime ? longer : Lifetime;

    /// <summary>A new session with a new id, whatever the browser had before; the caller saves. The answer is the cookie's value.</summary>
    public async Task<(string Cookie, SignedInBrowser Browser)> Start(ClientEntry entry, CognitoUser user, SignInProof proof, bool passedMfa, string? previous, CancellationToken cancellation) =>
        await Start(entry, user, proof, passedMfa, previous, null, null, cancellation);

    /// <summary>The same for whom a provider vouches. The provider asks for second factors; the pool's are for those who sign in here.</summary>
    public Task<(string Cookie, SignedInBrowser Browser)> StartFor(IdentityProvider provider, ClientEntry entry, CognitoUser user, SignInProof proof, FederatedProfile profile, string? previous, CancellationToken cancellation) =>
        Start(entry, user, proof, passedMfa: true, previous, provider.ProviderName, profile, cancellation);

    private async Task<(string Cookie, SignedInBrowser Browser)> Start(ClientEntry entry, CognitoUser user, SignInProof proof, bool passedMfa, string? previous, string? provider, FederatedProfile? profile, CancellationToken cancellation)
    {
        await End(previous, cancellation);
        var id = StrictBase64Url.Encode(RandomNumberGenerator.GetBytes(32));
        var browser = new SignedInBrowser(user, proof.Since ?? clock.GetUtcNow(), proof.Methods, TrackedSessions.NewId(TrackedSessions.Sso), provider ?? LoginProviders.UserPool);
        db.BrowserSessions.Add(new BrowserSession
        {
            IdHash = Hash(id),
            UserPoolId = user.UserPoolId,
            Username = user.Username,
            AuthTime = browser.AuthTime,
            Methods = browser.Methods,
            PassedMfa = passedMfa,
            ProviderName = provider,
            ProviderSession = profile?.ProviderSession,
            // One more factor does not make a session last longer that was there already.
            ExpiresAt = browser.AuthTime + LifetimeFor(entry) is var end && profile?.Until < end ? profile.Until.Value : end,
            SessionId = browser.SessionId,
            LastActiveAt = clock.GetUtcNow(),
            LastIpAddress = context.Caller.IpAddress,
            DeviceType = ClientDevice.KindOf(context.Caller.UserAgent),
        });
        return (id, browser);
    }

    /// <summary>The provider that has to hear of the session's end, with what it calls the session; null for none.</summary>
    public async Task<(string Provider, byte[] Session)?> AtProvider(UserPool pool, string? id, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(id)) return null;
        var hash = Hash(id);
        var row = await db.BrowserSessions.Where(s => s.IdHash == hash && s.UserPoolId == pool.Id).Select(s => new { s.ProviderName, s.ProviderSession }).FirstOrDefaultAsync(cancellation);
        return row is { ProviderName: { } provider, ProviderSession: { } session } ? (provider, session) : null;
    }

    public async Task End(string? id, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(id)) return;
        var hash = Hash(id);
        await db.BrowserSessions.Where(s => s.IdHash == hash).ExecuteDeleteAsync(cancellation);
    }

    private static string Hash(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
