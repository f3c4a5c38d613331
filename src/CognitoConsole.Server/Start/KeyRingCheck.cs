using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Data;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Server.Start;

/// <summary>
/// A database whose key ring was lost or swapped cannot verify one password. It says so at start, instead of refusing everybody later, and before
/// new secrets are written under a second ring.
/// </summary>
internal static class KeyRingCheck
{
    private const string Purpose = "installation";
    private const string Text = "CognitoConsole";

    public static async Task Demand(CognitoDbContext db, KeyRing keys, string directory, TimeProvider clock)
    {
        var known = await db.Installations.AsNoTracking().SingleOrDefaultAsync();
        if (known is null)
        {
            try
            {
                db.Installations.Add(new Installation { KeyRingId = keys.Id, Canary = keys.Protect(Encoding.UTF8.GetBytes(Text), Purpose), CreationDate = clock.GetUtcNow() });
                await db.SaveChangesAsync();
                return;
            }
            catch (DbUpdateException race) when (race.IsUniqueViolation())
            {
                db.ChangeTracker.Clear();
                known = await db.Installations.AsNoTracking().SingleAsync();
            }
        }

        if (known.KeyRingId == keys.Id && Opens(keys, known.Canary)) return;
        throw new StartException(keys.IsNew
            ? $"The database's secrets are encrypted under a key ring that is not in {directory}. Put keyring.json of that installation there (a new one was made just now and may be replaced), or set Data:Directory to its folder."
            : $"The key ring in {directory} is not the one that this database was written with. Put the right keyring.json there, or set Data:Directory to its folder.");
    }

    private static bool Opens(KeyRing keys, byte[] canary)
    {
        try
        {
            return Encoding.UTF8.GetString(keys.Unprotect(canary, Purpose)) == Text;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
