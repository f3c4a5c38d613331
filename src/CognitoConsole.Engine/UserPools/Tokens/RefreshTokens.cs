using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Refresh tokens: sealed, naming a family and a generation; the family is a row. Rotation, replay and revocation are decided on that row by
/// single atomic updates.
/// </summary>
public sealed class RefreshTokens(CognitoDbContext db, SealedToken seal, PoolDirectory pools, UserDirectory directory, DeviceClaim device, TrackedSessions sessions, ActiveUsers active, OperationContext context, TimeProvider clock)
{
    private const string Purpose = "refresh-token";

    private sealed record Content(string Pool, string Origin, int Generation);

    /// <summary>Starts a family; the caller's SaveChanges commits it together with whatever the sign-in used up.</summary>
    public string Start(TokenGrant grant)
    {
        var family = new RefreshToken
        {
            UserPoolId = grant.Entry.Pool.Id,
            OriginJti = grant.OriginJti,
            ClientId = grant.Entry.Client.ClientId,
            Username = grant.User.Username,
            AuthTime = grant.AuthTime,
            Methods = grant.Methods,
            ExpiresAt = clock.GetUtcNow() + TokenValidity.Refresh(grant.Entry.Client),
            Scope = grant.Scope,
            Resource = grant.Resource,
            DeviceKey = grant.DeviceKey,
            SessionId = TrackedSessions.NewId(TrackedSessions.Token),
            OriginSessionId = grant.OriginSessionId,
            CreatedAt = clock.GetUtcNow(),
            LastActiveAt = clock.GetUtcNow(),
            LastIpAddress = context.Caller.IpAddress,
            DeviceType = ClientDevice.KindOf(context.Caller.UserAgent),
        };
        db.RefreshTokens.Add(family);
        return Seal(family);
    }

    /// <summary>
    /// Tokens for a refresh token. With rotation on, this uses it up and the answer carries its successor.
    /// </summary>
    /// <param name="clientId">The client that presents it; a token of another client is as good as none.</param>
    /// <param name="authenticate">Checks the client's secret where it hangs on the user; runs before anything is used up.</param>
    /// <param name="issue">Makes the tokens, before anything is used up: a function that fails must not cost the user the sign-in.</param>
    public async Task<(IssuedTokens Tokens, string? Rotated)> Redeem(string token, string clientId, Action<CognitoUser>? authenticate, Func<TokenGrant, Task<IssuedTokens>> issue, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (seal.Open<Content>(token, Purpose, now, out var expired) is not { } content) throw Errors.NotAuthorized(expired ? "Refresh Token has expired" : "Invalid Refresh Token");
        var family = await db.RefreshTokens.AsNoTracking().FirstOrDefaultAsync(t => t.UserPoolId == content.Pool && t.OriginJti == content.Origin, cancellation);
        if (family is null || family.ClientId != clientId) throw Errors.NotAuthorized("Invalid Refresh Token");
        if (family.RevokedAt is not null) throw Errors.NotAuthorized("Refresh Token has been revoked");
        if (family.ExpiresAt <= now) throw Errors.NotAuthorized("Refresh Token has expired");

        var entry = await pools.Client(content.Pool, clientId, cancellation);
        var user = await directory.FindByUsername(content.Pool, family.Username, cancellation) ?? throw Errors.NotAuthorized("Invalid Refresh Token");
        authenticate?.Invoke(user);
        if (!user.Enabled) throw Errors.NotAuthorized("User is disabled.");
        if (!await ComesFromItsDevice(family, cancellation)) throw Errors.NotAuthorized("Invalid Refresh Token");
        // Rotation may have been switched off since: a token that was replaced stays dead.
        if (content.Generation < family.Generation && entry.Client.RefreshTokenRotation?.Feature != FeatureType.Enabled) throw Errors.NotAuthorized("Refresh Token has been revoked");
        var rotates = entry.Client.RefreshTokenRotation?.Feature == FeatureType.Enabled;
        if (rotates && content.Generation < family.Generation) await DemandGrace(entry.Client, family, content.Generation, now, cancellation);
        var tokens = await issue(new TokenGrant(entry, user, family.AuthTime, family.OriginJti, family.Scope) { Methods = family.Methods, DeviceKey = family.DeviceKey, Resource = family.Resource });
        await Seen(family, now, cancellation);
        var rotated = rotates ? await Rotate(entry.Client, family, content.Generation, now, cancellation) : null;
        await active.Note(user, cancellation);
        return (tokens, rotated);
    }

    /// <summary>Ends a family, found by any refresh token of it. False when this is no refresh token of that client.</summary>
    public async Task<bool> Revoke(string token, string clientId, CancellationToken cancellation)
    {
        if (seal.Open<Content>(token, Purpose, clock.GetUtcNow(), out _) is not { } content) return false;
        return await db.RefreshTokens
            .Where(t => t.UserPoolId == content.Pool && t.OriginJti == content.Origin && t.ClientId == clientId)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, t => t.RevokedAt ?? clock.GetUtcNow()), cancellation) == 1;
    }

    /// <summary>As <see cref="Revoke"/> with LINKED: also the browser session behind the family, and what came from that.</summary>
    public async Task RevokeLinked(string token, CancellationToken cancellation)
    {
        if (seal.Open<Content>(token, Purpose, clock.GetUtcNow(), out _) is { } content) await sessions.RevokeLinked(content.Pool, content.Origin, cancellation);
    }

    /// <summary>Which client a refresh token belongs to; null for anything else.</summary>
    public async Task<string?> ClientOf(string token, CancellationToken cancellation)
    {
        if (seal.Open<Content>(token, Purpose, clock.GetUtcNow(), out _) is not { } content) return null;
        return await db.RefreshTokens.Where(t => t.UserPoolId == content.Pool && t.OriginJti == content.Origin).Select(t => t.ClientId).FirstOrDefaultAsync(cancellation);
    }

    public Task RevokeFamily(string userPoolId, string originJti, CancellationToken cancellation) => db.RefreshTokens
        .Where(t => t.UserPoolId == userPoolId && t.OriginJti == originJti && t.RevokedAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, clock.GetUtcNow()), cancellation);

    /// <summary>After the commit of a new family: the user is active this month, and what is too much of the user's sessions ends.</summary>
    public async Task Started(TokenGrant grant, CancellationToken cancellation)
    {
        await active.Note(grant.User, cancellation);
        await sessions.KeepNewest(grant.Entry.Pool, grant.User, cancellation);
    }

    private async Task Seen(RefreshToken family, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!TrackedSessions.AreTracked(await pools.Pool(family.UserPoolId, cancellation))) return;
        var address = context.Caller.IpAddress;
        await db.RefreshTokens.Where(t => t.UserPoolId == family.UserPoolId && t.OriginJti == family.OriginJti)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastActiveAt, now).SetProperty(t => t.LastIpAddress, address), cancellation);
    }

    /// <summary>Ends the sign-ins of a device.</summary>
    public Task RevokeDevice(CognitoUser user, string deviceKey, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.RefreshTokens.Where(t => t.UserPoolId == user.UserPoolId && t.Username == user.Username && t.DeviceKey == deviceKey && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), cancellation);
    }

    /// <summary>A token that was given to a device is good from that device alone, once the device is confirmed.</summary>
    private async Task<bool> ComesFromItsDevice(RefreshToken family, CancellationToken cancellation)
    {
        if (family.DeviceKey is null || device.Key == family.DeviceKey) return true;
        return device.Key is null && !await db.Devices.AnyAsync(d => d.UserPoolId == family.UserPoolId && d.Username == family.Username && d.DeviceKey == family.DeviceKey, cancellation);
    }

    /// <summary>Signs the user out everywhere: every family, and every browser session.</summary>
    public async Task RevokeAll(CognitoUser user, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.RefreshTokens.Where(t => t.UserPoolId == user.UserPoolId && t.Username == user.Username && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), cancellation);
        await db.BrowserSessions.Where(s => s.UserPoolId == user.UserPoolId && s.Username == user.Username).ExecuteDeleteAsync(cancellation);
        await db.AuthorizationCodes.Where(c => c.UserPoolId == user.UserPoolId && c.Username == user.Username && c.ConsumedAt == null).ExecuteDeleteAsync(cancellation);
        await db.CognitoUsers.Where(u => u.UserPoolId == user.UserPoolId && u.Username == user.Username)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.SignedOutAt, now), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<string> Rotate(UserPoolClient client, RefreshToken family, int generation, DateTimeOffset now, CancellationToken cancellation)
    {
        // Raising the generation is the single use: of many that present the same token one succeeds.
        var raised = await db.RefreshTokens
            .Where(t => t.UserPoolId == family.UserPoolId && t.OriginJti == family.OriginJti && t.Generation == generation && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Generation, generation + 1).SetProperty(t => t.RotatedAt, now), cancellation);
        if (raised == 1) return Seal(family, generation + 1);

        var current = await db.RefreshTokens.AsNoTracking().FirstAsync(t => t.UserPoolId == family.UserPoolId && t.OriginJti == family.OriginJti, cancellation);
        await DemandGrace(client, current, generation, now, cancellation);
        return Seal(family, current.Generation);
    }

    /// <summary>The token before the newest may repeat its answer for the grace period; anything older, or later, is a replay.</summary>
    private async Task DemandGrace(UserPoolClient client, RefreshToken current, int generation, DateTimeOffset now, CancellationToken cancellation)
    {
        var grace = TimeSpan.FromSeconds(client.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0);
        if (current.Generation == generation + 1 && grace > TimeSpan.Zero && now <= current.RotatedAt + grace) return;
        await RevokeFamily(current.UserPoolId, current.OriginJti, cancellation);
        throw Errors.RefreshTokenReuse();
    }

    private string Seal(RefreshToken family, int generation = 0) =>
        seal.Seal(new Content(family.UserPoolId, family.OriginJti, generation), Purpose, family.ExpiresAt);
}
