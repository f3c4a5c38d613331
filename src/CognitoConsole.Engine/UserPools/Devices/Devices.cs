using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The devices of users: which a sign-in may claim to come from, and what it proves.</summary>
public sealed class Devices(CognitoDbContext db, KeyRing keys, PoolSecrets secrets, DeviceClaim claim, RefreshTokens refreshTokens, OperationContext context, TimeProvider clock)
{
    private const string Purpose = "device-verifier";

    /// <summary>Any member switches device keys on.</summary>
    public static bool AreTracked(UserPool pool) => pool.DeviceConfiguration is { } configuration && configuration != new DeviceConfigurationType();

    /// <summary>A remembered device stands in for the second factor, where the pool says so.</summary>
    public static bool SuppressesMfa(UserPool pool, Device device) => device.IsRemembered && pool.DeviceConfiguration?.ChallengeRequiredOnNewDevice == true;

    public static NewDeviceMetadataType New(UserPool pool, string groupKey) => new() { DeviceKey = $"{pool.Region}_{Guid.NewGuid()}", DeviceGroupKey = groupKey };

    /// <summary>The scope of a user's devices in SRP: the same at the sign-in that hands it out and at the confirmation, with nothing stored in between.</summary>
    public string GroupKey(CognitoUser user)
    {
        var hash = HMACSHA256.HashData(keys.DeriveKey("device-group"), Encoding.UTF8.GetBytes($"{user.UserPoolId}\n{user.Username}\n{user.Sub}"));
        return "-" + StrictBase64Url.Encode(hash)[..12];
    }

    /// <summary>The device that the sign-in claims to come from; null where it claims none, or the pool keeps no devices.</summary>
    /// <exception cref="Contracts.CognitoException">ResourceNotFoundException: the user has no such device.</exception>
    public async Task<Device?> Claimed(UserPool pool, CognitoUser user, CancellationToken cancellation) =>
        claim.Key is { } key && AreTracked(pool) ? await Find(user, key, cancellation) ?? throw Errors.DeviceNotFound() : null;

    public Task<Device?> Find(CognitoUser user, string deviceKey, CancellationToken cancellation) =>
        db.Devices.AsNoTracking().FirstOrDefaultAsync(d => d.UserPoolId == user.UserPoolId && d.Username == user.Username && d.DeviceKey == deviceKey, cancellation);

    /// <exception cref="Contracts.CognitoException">ResourceNotFoundException.</exception>
    public async Task<Device> Demand(CognitoUser user, string deviceKey, CancellationToken cancellation) =>
        await Find(user, deviceKey, cancellation) ?? throw Errors.DeviceNotFound();

    public SrpVerifier VerifierOf(UserPool pool, Device device) => SrpVerifier.FromBytes(secrets.Unprotect(pool, device.Verifier, Purpose));

    /// <summary>Adds a device; the caller saves.</summary>
    public void Add(UserPool pool, CognitoUser user, string deviceKey, SrpVerifier verifier, string? name, bool remembered)
    {
        var now = clock.GetUtcNow();
        db.Devices.Add(new Device
        {
            UserPoolId = user.UserPoolId,
            Username = user.Username,
            DeviceKey = deviceKey,
            DeviceGroupKey = GroupKey(user),
            Verifier = secrets.Protect(pool, verifier.ToBytes(), Purpose),
            DeviceName = name,
            IsRemembered = remembered,
            LastIpUsed = context.Caller.IpAddress,
            DeviceCreateDate = now,
            DeviceLastModifiedDate = now,
            DeviceLastAuthenticatedDate = now,
        });
    }

    /// <summary>A device has proven itself once more.</summary>
    public Task Authenticated(Device device, CancellationToken cancellation)
    {
        var (now, address) = (clock.GetUtcNow(), context.Caller.IpAddress);
        return Row(device).ExecuteUpdateAsync(set => set.SetProperty(d => d.DeviceLastAuthenticatedDate, now).SetProperty(d => d.LastIpUsed, address), cancellation);
    }

    public async Task Remember(Device device, string? status, CancellationToken cancellation)
    {
        db.Attach(device);
        device.IsRemembered = status == DeviceRememberedStatusType.Remembered;
        device.DeviceLastModifiedDate = clock.GetUtcNow();
        await Save(cancellation);
    }

    /// <summary>Forgets the device and ends its sign-ins.</summary>
    public async Task Forget(CognitoUser user, Device device, CancellationToken cancellation)
    {
        db.Devices.Remove(device);
        await Save(cancellation);
        await refreshTokens.RevokeDevice(user, device.DeviceKey, cancellation);
    }

    /// <summary>One page in the order of the keys, and the key after which the next begins.</summary>
    public async Task<(IReadOnlyList<Device> Page, string? Last)> List(CognitoUser user, string? after, int? limit, CancellationToken cancellation)
    {
        var size = limit is > 0 and var asked ? asked : 60;
        var query = db.Devices.AsNoTracking().Where(d => d.UserPoolId == user.UserPoolId && d.Username == user.Username);
        if (after is not null) query = query.Where(d => d.DeviceKey.CompareTo(after) > 0);
        var page = await query.OrderBy(d => d.DeviceKey).Take(size + 1).ToListAsync(cancellation);
        return page.Count > size ? (page[..size], page[size - 1].DeviceKey) : (page, null);
    }

    private async Task Save(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw Errors.DeviceNotFound();
        }
    }

    private IQueryable<Device> Row(Device device) =>
        db.Devices.Where(d => d.UserPoolId == device.UserPoolId && d.Username == device.Username && d.DeviceKey == device.DeviceKey);
}
