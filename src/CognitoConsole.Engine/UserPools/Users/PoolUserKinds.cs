using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Notes which kinds of users a pool has had: <see cref="SimulatedUsers"/> makes up no others, since whoever was of another kind would be nobody.</summary>
public sealed class PoolUserKinds(CognitoDbContext db, PoolDirectory pools)
{
    /// <summary>What a new user is, in the eyes of strangers. Whoever has no password and must set one first is offered as little as nobody.</summary>
    public static UserKinds Of(CognitoUser user) =>
        user.ImportedPasswordHash is not null ? UserKinds.WithImportedHash
        : !Passwords.HasPassword(user) && user.UserStatus is UserStatusType.Confirmed or UserStatusType.Unconfirmed ? UserKinds.WithoutPassword
        : UserKinds.None;

    /// <summary>Saves, and in the same commit that the pool has users of these kinds. It costs something once for each kind of a pool.</summary>
    public async Task Save(UserPool pool, UserKinds kinds, CancellationToken cancellation)
    {
        if (pool.UserKinds.HasFlag(kinds))
        {
            await db.SaveChangesAsync(cancellation);
            return;
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            await db.SaveChangesAsync(cancellation);
            await Note(db, pool, kinds, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        pools.Forget(pool.Id);
    }

    /// <summary>As <see cref="Save"/>, inside the transaction that is open. Readers know it within a second.</summary>
    /// <remarks>Past the change tracker: two new users at once are no conflict, and the pool's settings have not changed.</remarks>
    public static async Task Note(CognitoDbContext db, UserPool pool, UserKinds kinds, CancellationToken cancellation)
    {
        if (pool.UserKinds.HasFlag(kinds)) return;
        await db.UserPools.Where(p => p.Id == pool.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.UserKinds, p => p.UserKinds | kinds), cancellation);
    }
}
