using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Creates, changes and deletes users, and keeps sign-in names and search rows in step: all three are saved by one SaveChanges.
/// </summary>
public sealed class UserWriter(CognitoDbContext db, PoolUserKinds kinds, TimeProvider clock)
{
    /// <summary>Adds the user with its names and search rows; <see cref="Save"/> commits.</summary>
    public void Add(UserPool pool, CognitoUser user)
    {
        db.CognitoUsers.Add(user);
        AddNames(user, SignInNames.Of(pool, user));
        AddRows(user, SearchRows.Of(pool, user));
    }

    /// <summary>Adds many new users at once with their names and search rows, inside the transaction that is open; the same rows as <see cref="Add"/>, unaudited.</summary>
    /// <exception cref="System.Data.Common.DbException">A name is taken.</exception>
    public static async Task InsertMany(CognitoDbContext db, UserPool pool, IReadOnlyList<CognitoUser> users, CancellationToken cancellation)
    {
        await db.InsertMany(users, cancellation);
        await db.InsertMany(users.SelectMany(u => NameRows(u, SignInNames.Of(pool, u))).ToList(), cancellation);
        await db.InsertMany(users.SelectMany(u => SearchRowsOf(u, SearchRows.Of(pool, u))).ToList(), cancellation);
        await PoolUserKinds.Note(db, pool, users.Aggregate(UserKinds.None, (all, user) => all | PoolUserKinds.Of(user)), cancellation);
    }

    /// <summary>Applies a change to a user that was read without tracking, and to everything derived from it.</summary>
    public void Change(UserPool pool, CognitoUser user, Action<CognitoUser> change)
    {
        Track(user);
        var namesBefore = SignInNames.Of(pool, user).DistinctBy(n => n.Name).ToList();
        var rowsBefore = SearchRows.Of(pool, user).Distinct().ToList();
        change(user);
        user.UserLastModifiedDate = clock.GetUtcNow();
        var namesAfter = SignInNames.Of(pool, user).DistinctBy(n => n.Name).ToList();
        var rowsAfter = SearchRows.Of(pool, user).Distinct().ToList();

        // By the name alone: what stops being a preferred user name may still be the e-mail alias.
        foreach (var (name, kind) in namesBefore.ExceptBy(namesAfter.Select(n => n.Name), n => n.Name))
            db.SignInNames.Entry(new SignInName { UserPoolId = user.UserPoolId, Name = name, Username = user.Username, Kind = kind }).State = EntityState.Deleted;
        AddNames(user, namesAfter.ExceptBy(namesBefore.Select(n => n.Name), n => n.Name));
        foreach (var (name, value) in rowsBefore.Except(rowsAfter))
            db.UserAttributes.Entry(new UserAttribute { UserPoolId = user.UserPoolId, Name = name, Value = value, Username = user.Username }).State = EntityState.Deleted;
        AddRows(user, rowsAfter.Except(rowsBefore));
    }

    /// <summary>
    /// Sets and removes attributes; a null value removes. E-mail and phone lose their verified flag unless the change sets it. A value that waits to be proven was to
    /// replace the one that was there before: it is forgotten.
    /// </summary>
    public void SetAttributes(UserPool pool, CognitoUser user, IReadOnlyDictionary<string, string?> changes) => Change(pool, user, u =>
    {
        var attributes = new Dictionary<string, string>(u.Attributes);
        foreach (var (name, value) in changes)
        {
            var changed = attributes.GetValueOrDefault(name) != value;
            if (string.IsNullOrEmpty(value)) attributes.Remove(name);
            else attributes[name] = value;
            if (name is "email" or "phone_number" && !changes.ContainsKey(name + "_verified") && changed)
            {
                if (string.IsNullOrEmpty(value)) attributes.Remove(name + "_verified");
                else attributes[name + "_verified"] = "false";
            }
        }

        u.Attributes = attributes;
        u.PendingAttributes = u.PendingAttributes?.Where(p => !changes.ContainsKey(p.Key)).ToDictionary() is { Count: > 0 } rest ? rest : null;
    });

    public async Task Delete(UserPool pool, CognitoUser user, CancellationToken cancellation)
    {
        Track(user);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.GroupMembers.Where(m => m.UserPoolId == user.UserPoolId && m.Username == user.Username).ExecuteDeleteAsync(cancellation);
        await ActiveUsers.Forget(db, user, clock.GetUtcNow(), cancellation);
        foreach (var (name, value) in SearchRows.Of(pool, user).Distinct())
            db.UserAttributes.Entry(new UserAttribute { UserPoolId = user.UserPoolId, Name = name, Value = value, Username = user.Username }).State = EntityState.Deleted;
        // Names, codes, tokens, history and sessions go by the cascade.
        db.CognitoUsers.Remove(user);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Forgets what was to be saved.</summary>
    public void Abandon() => db.ChangeTracker.Clear();

    /// <summary>Commits. A name that somebody else has just taken ends in AWS's error for its kind.</summary>
    public async Task Save(UserPool pool, CognitoUser user, bool isNew, CancellationToken cancellation)
    {
        try
        {
            await kinds.Save(pool, isNew ? PoolUserKinds.Of(user) : UserKinds.None, cancellation);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            db.ChangeTracker.Clear();
            if (await TakenName(pool, user, isNew, cancellation) is { } taken) throw taken;
            throw;
        }
    }

    /// <summary>The error for the first name of the user that belongs to somebody else; null when all are free.</summary>
    public async Task<Contracts.CognitoException?> TakenName(UserPool pool, CognitoUser user, bool isNew, CancellationToken cancellation)
    {
        // A change under way that claims no name cannot meet anybody.
        if (!isNew && db.ChangeTracker.Entries<CognitoUser>().Any() && db.ChangeTracker.Entries<SignInName>().All(e => e.State != EntityState.Added)) return null;
        var names = SignInNames.Of(pool, user).Distinct().ToList();
        var keys = names.Select(n => n.Name).ToList();
        var taken = await db.SignInNames.AsNoTracking().Where(n => n.UserPoolId == pool.Id && keys.Contains(n.Name)).ToListAsync(cancellation);
        foreach (var (name, kind) in names)
        {
            if (taken.FirstOrDefault(t => t.Name == name) is not { } row || (row.Username == user.Username && !isNew)) continue;
            if (kind == "username") return Errors.UsernameTaken("User already exists");
            if (!pool.UsernameAttributes.Contains(kind)) return Errors.AliasExists(kind, $"An account with the {kind} already exists.");
            return isNew ? Errors.AddressTaken(kind, $"An account with the given {kind} already exists.") : Errors.AliasExists(kind, $"An account with the given {kind} already exists.");
        }

        return null;
    }

    /// <summary>
    /// Takes aliases of this user, whose change is not saved yet, away from whoever has them (ForceAliasCreation): the other's attribute stays,
    /// unverified. Saved with the rest. A pool may forbid it (SetAliasProtection).
    /// </summary>
    public async Task TakeAliases(UserPool pool, CognitoUser user, UserDirectory directory, CancellationToken cancellation)
    {
        foreach (var (name, kind) in SignInNames.Of(pool, user).Where(n => n.Kind != "username").DistinctBy(n => n.Name).ToList())
        {
            var owner = await directory.Find(pool, name, cancellation);
            if (owner is null || owner.Username == user.Username) continue;
            // Both e-mail and phone may be taken from the same person.
            owner = db.CognitoUsers.Local.FirstOrDefault(u => u.UserPoolId == owner.UserPoolId && u.Username == owner.Username) ?? owner;
            if (pool.NeverMovesAliases || !pool.AliasAttributes.Contains(kind) || kind == AliasAttributeType.PreferredUsername || owner.Username == name) throw (await TakenName(pool, user, isNew: false, cancellation))!;
            // The row of the alias changes hands: it is not deleted for the one and added for the other.
            var added = db.ChangeTracker.Entries<SignInName>().First(e => e.State == EntityState.Added && e.Entity.Name == name);
            added.State = EntityState.Detached;
            Change(pool, owner, o => o.Attributes = new Dictionary<string, string>(o.Attributes) { [kind + "_verified"] = "false" });
            var released = db.ChangeTracker.Entries<SignInName>().FirstOrDefault(e => e.State == EntityState.Deleted && e.Entity.Name == name)
                ?? throw (await TakenName(pool, user, isNew: false, cancellation))!;
            released.State = EntityState.Modified;
            released.Entity.Username = user.Username;
        }
    }

    /// <summary>Starts tracking a user that was read without; the version that was read guards the save.</summary>
    public void Track(CognitoUser user)
    {
        if (db.Entry(user).State == EntityState.Detached) db.CognitoUsers.Attach(user);
    }

    private void AddNames(CognitoUser user, IEnumerable<(string Name, string Kind)> names) => db.SignInNames.AddRange(NameRows(user, names));

    private void AddRows(CognitoUser user, IEnumerable<(string Name, string Value)> rows) => db.UserAttributes.AddRange(SearchRowsOf(user, rows));

    /// <summary>The same value twice (preferred user name = user name) is one name.</summary>
    private static IEnumerable<SignInName> NameRows(CognitoUser user, IEnumerable<(string Name, string Kind)> names) =>
        names.DistinctBy(n => n.Name).Select(n => new SignInName { UserPoolId = user.UserPoolId, Name = n.Name, Username = user.Username, Kind = n.Kind });

    private static IEnumerable<UserAttribute> SearchRowsOf(CognitoUser user, IEnumerable<(string Name, string Value)> rows) =>
        rows.Distinct().Select(r => new UserAttribute { UserPoolId = user.UserPoolId, Name = r.Name, Value = r.Value, Username = user.Username });
}
