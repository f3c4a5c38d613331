using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Authenticator apps: seeds, encrypted, and which 30-second steps are used up.</summary>
public sealed class SoftwareTokens(CognitoDbContext db, PoolSecrets secrets, TimeProvider clock)
{
    private const string Purpose = "totp-seed";

    public Task<SoftwareToken?> Find(CognitoUser user, CancellationToken cancellation) =>
        db.SoftwareTokens.AsNoTracking().FirstOrDefaultAsync(t => t.UserPoolId == user.UserPoolId && t.Username == user.Username, cancellation);

    public Task<bool> IsVerified(CognitoUser user, CancellationToken cancellation) =>
        db.SoftwareTokens.AnyAsync(t => t.UserPoolId == user.UserPoolId && t.Username == user.Username && t.Secret != null, cancellation);

    /// <summary>A new seed that waits for its first code; the caller saves.</summary>
    public async Task<byte[]> Offer(UserPool pool, CognitoUser user, CancellationToken cancellation)
    {
        var seed = Totp.NewSecret();
        (await Row(user, cancellation)).PendingSecret = secrets.Protect(pool, seed, Purpose);
        return seed;
    }

    /// <summary>Makes the seed that was offered the one that counts; the caller saves.</summary>
    /// <exception cref="Contracts.CognitoException">Nothing was offered, or the code is not the seed's.</exception>
    public async Task VerifyOffered(UserPool pool, CognitoUser user, string code, string? deviceName, CancellationToken cancellation)
    {
        var row = await Row(user, cancellation);
        if (row.PendingSecret is null) throw Errors.SoftwareTokenNotFound();
        Verify(pool, row, secrets.Unprotect(pool, row.PendingSecret, Purpose), code, deviceName);
    }

    /// <summary>As <see cref="VerifyOffered"/>, for a seed that travelled in a session.</summary>
    public async Task Verify(UserPool pool, CognitoUser user, byte[] seed, string code, string? deviceName, CancellationToken cancellation) =>
        Verify(pool, await Row(user, cancellation), seed, code, deviceName);

    /// <summary>The step that the code belongs to; null when it is wrong. <see cref="Use"/> decides whether it is still good.</summary>
    public long? Match(UserPool pool, SoftwareToken token, string code) =>
        token.Secret is null ? null : Totp.Match(secrets.Unprotect(pool, token.Secret, Purpose), code, clock.GetUtcNow());

    /// <summary>Uses a step up: of any number that present its code, on whichever node, one gets true.</summary>
    public async Task<bool> Use(SoftwareToken token, long step, CancellationToken cancellation) => await db.SoftwareTokens
        .Where(t => t.UserPoolId == token.UserPoolId && t.Username == token.Username && t.LastStep < step)
        .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastStep, step), cancellation) == 1;

    /// <summary>The caller saves.</summary>
    public async Task Remove(CognitoUser user, CancellationToken cancellation)
    {
        if (await Find(user, cancellation) is { } row) db.SoftwareTokens.Remove(row);
    }

    private void Verify(UserPool pool, SoftwareToken row, byte[] seed, string code, string? deviceName)
    {
        if (Totp.Match(seed, code, clock.GetUtcNow()) is not { } step) throw Errors.SoftwareTokenMismatch();
        row.Secret = secrets.Protect(pool, seed, Purpose);
        row.PendingSecret = null;
        row.FriendlyDeviceName = deviceName;
        // The code that proved the seed does not sign in as well.
        row.LastStep = step;
    }

    private async Task<SoftwareToken> Row(CognitoUser user, CancellationToken cancellation) =>
        await db.SoftwareTokens.FirstOrDefaultAsync(t => t.UserPoolId == user.UserPoolId && t.Username == user.Username, cancellation)
        ?? db.SoftwareTokens.Add(new SoftwareToken { UserPoolId = user.UserPoolId, Username = user.Username }).Entity;
}
