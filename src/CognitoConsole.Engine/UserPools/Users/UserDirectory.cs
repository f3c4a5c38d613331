using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Finds users: by any sign-in name, or by the name that an administrator gives (which may also be a sub).</summary>
public sealed class UserDirectory(CognitoDbContext db)
{
    private static readonly Func<CognitoDbContext, string, string, CancellationToken, Task<CognitoUser?>> ByName =
        EF.CompileAsyncQuery((CognitoDbContext db, string poolId, string name, CancellationToken cancellation) => (
            from n in db.SignInNames.AsNoTracking()
            where n.UserPoolId == poolId && n.Name == name
            join u in db.CognitoUsers.AsNoTracking() on new { n.UserPoolId, n.Username } equals new { u.UserPoolId, u.Username }
            select u).FirstOrDefault());

    private static readonly Func<CognitoDbContext, string, string, CancellationToken, Task<CognitoUser?>> ByUsername =
        EF.CompileAsyncQuery((CognitoDbContext db, string poolId, string username, CancellationToken cancellation) =>
            db.CognitoUsers.AsNoTracking().FirstOrDefault(u => u.UserPoolId == poolId && u.Username == username));

    /// <summary>The user behind a sign-in name in any spelling, or null. Read only; see <see cref="UserWriter.Track"/> for changing it.</summary>
    public Task<CognitoUser?> Find(UserPool pool, string name, CancellationToken cancellation) =>
        ByName(db, pool.Id, SignInNames.Fold(pool, name), cancellation);

    /// <summary>By the stored user name, as tokens and sessions carry it.</summary>
    public Task<CognitoUser?> FindByUsername(string userPoolId, string username, CancellationToken cancellation) =>
        ByUsername(db, userPoolId, username, cancellation);

    /// <summary>As administrators name users: sign-in name, or sub.</summary>
    /// <exception cref="Contracts.CognitoException">UserNotFoundException.</exception>
    public async Task<CognitoUser> FindForAdmin(UserPool pool, string name, CancellationToken cancellation)
    {
        if (await Find(pool, name, cancellation) is { } user) return user;
        if (Guid.TryParse(name, out _))
        {
            var sub = name.ToLowerInvariant();
            var username = await db.UserAttributes.Where(a => a.UserPoolId == pool.Id && a.Name == "sub" && a.Value == sub).Select(a => a.Username).FirstOrDefaultAsync(cancellation);
            if (username is not null && await FindByUsername(pool.Id, username, cancellation) is { } bySub) return bySub;
        }

        throw Errors.UserNotFound();
    }
}
