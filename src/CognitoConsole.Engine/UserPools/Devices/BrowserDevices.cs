using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Browsers as devices, at the hosted UI. A page speaks no SRP: a browser proves itself by a random secret in its cookie. The device's key is made from
/// the secret and the user, so nothing else is stored to find the device by, and who reads the key learns nothing of the secret. The cookie holds a
/// secret for each of the last few people, the newest first. A secret is always of our making: one that somebody has planted belongs to no device.
/// </summary>
public sealed class BrowserDevices(CognitoDbContext db, KeyRing keys, Devices devices, DeviceClaim claim, AuditTrail audit, OperationContext context)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private const int MaxPeople = 5;
    private const int SecretLength = 43;

    /// <summary>Of the cookie's value.</summary>
    public const int MaxLength = MaxPeople * (SecretLength + 1) - 1;

    /// <summary>The pool leaves it to the person.</summary>
    public static bool IsAsked(UserPool pool) => Devices.AreTracked(pool) && pool.DeviceConfiguration!.DeviceOnlyRememberedOnUserPrompt == true;

    /// <summary>This browser as a device of the user; null where it is none.</summary>
    public async Task<Device?> Find(UserPool pool, CognitoUser user, string? cookie, CancellationToken cancellation)
    {
        var candidates = Devices.AreTracked(pool) ? Secrets(cookie).Select(s => Key(pool, user, s)).ToList() : [];
        return candidates.Count == 0 ? null : await db.Devices.AsNoTracking()
            .FirstOrDefaultAsync(d => d.UserPoolId == user.UserPoolId && d.Username == user.Username && candidates.Contains(d.DeviceKey), cancellation);
    }

    /// <summary>Makes this browser a remembered device, where the pool or the person wants that; the caller saves.</summary>
    /// <returns>The cookie's new value; null where it stays.</returns>
    public string? Add(UserPool pool, CognitoUser user, string? cookie)
    {
        if (!Devices.AreTracked(pool) || (IsAsked(pool) && !claim.IsWanted)) return null;
        var secret = StrictBase64Url.Encode(RandomNumberGenerator.GetBytes(32));
        var key = Key(pool, user, secret);
        audit.Start(new { user.UserPoolId, user.Username });
        // Nobody knows a secret for this verifier: the key is no use at the API.
        devices.Add(pool, user, key, SrpVerifier.Simulated(RandomNumberGenerator.GetBytes(32), devices.GroupKey(user), key), DeviceNames.Of(context.Caller.UserAgent), remembered: true);
        return string.Join('.', Secrets(cookie).Prepend(secret).Take(MaxPeople));
    }

    /// <summary>A sign-in from this device is whole. A person who asks for it anew has it remembered again.</summary>
    public async Task Used(UserPool pool, Device device, CancellationToken cancellation)
    {
        await devices.Authenticated(device, cancellation);
        if (device.IsRemembered || !IsAsked(pool) || !claim.IsWanted) return;
        audit.Start(new { device.UserPoolId, device.Username });
        await devices.Remember(device, Contracts.UserPools.DeviceRememberedStatusType.Remembered, cancellation);
    }

    private string Key(UserPool pool, CognitoUser user, string secret)
    {
        var bytes = HMACSHA256.HashData(keys.DeriveKey("browser-device"), Encoding.UTF8.GetBytes($"{pool.Id}\n{user.Username}\n{user.Sub}\n{secret}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"{pool.Region}_{new Guid(bytes, bigEndian: true)}";
    }

    private static IEnumerable<string> Secrets(string? cookie) =>
        cookie is { Length: > 0 and <= MaxLength } ? cookie.Split('.').Where(s => s.Length == SecretLength) : [];
}
