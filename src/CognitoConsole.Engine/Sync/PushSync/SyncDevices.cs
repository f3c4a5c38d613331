using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using CognitoConsole.Data.Sync;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;
using Row = CognitoConsole.Data.Sync.Dataset;

namespace CognitoConsole.Engine.Sync;

/// <summary>Devices of identities that can be told of changes, and what they want to hear of.</summary>
public sealed class SyncDevices(CognitoDbContext db, KeyRing keys, TimeProvider clock)
{
    /// <summary>Tokens end unheard: of an identity's devices the newest are kept.</summary>
    public const int MaxDevices = 20;

    private const string Purpose = "sync-device";

    /// <summary>The device as it is known, or a new one. The caller saves.</summary>
    internal async Task<SyncDevice> Register(string identityId, string applicationArn, string token, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (await db.SyncDevices.FirstOrDefaultAsync(d => d.IdentityId == identityId && d.TokenHash == hash, cancellation) is { } known)
        {
            known.ApplicationArn = applicationArn;
            return known;
        }

        var now = clock.GetUtcNow();
        var device = new SyncDevice
        {
            Id = Guid.CreateVersion7(now).ToString(),
            IdentityId = identityId,
            ApplicationArn = applicationArn,
            TokenHash = hash,
            Token = keys.Protect(Encoding.UTF8.GetBytes(token), Purpose),
            CreationDate = now,
        };
        db.SyncDevices.Add(device);
        var old = await db.SyncDevices.Where(d => d.IdentityId == identityId).OrderByDescending(d => d.Id).Skip(MaxDevices - 1).ToListAsync(cancellation);
        var ids = old.Select(d => d.Id).ToList();
        db.DatasetSubscriptions.RemoveRange(await db.DatasetSubscriptions.Where(s => ids.Contains(s.DeviceId)).ToListAsync(cancellation));
        db.SyncDevices.RemoveRange(old);
        return device;
    }

    /// <exception cref="Contracts.CognitoException">ResourceNotFoundException: of the device, or the dataset.</exception>
    internal async Task<(Row Dataset, SyncDevice Device)> Find(IDatasetRequest request, string deviceId, CancellationToken cancellation)
    {
        var device = await db.SyncDevices.FirstOrDefaultAsync(d => d.Id == deviceId && d.IdentityId == request.IdentityId, cancellation) ?? throw Errors.SyncDeviceNotFound(deviceId);
        var dataset = await db.Datasets.FirstOrDefaultAsync(d => d.IdentityId == request.IdentityId && d.DatasetName == request.DatasetName && !d.IsDeleted, cancellation);
        return (dataset ?? throw Errors.DatasetNotFound(request.DatasetName), device);
    }

    internal string TokenOf(SyncDevice device) => Encoding.UTF8.GetString(keys.Unprotect(device.Token, Purpose));
}
