using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using AccessKey = CognitoConsole.Data.Iam.AccessKey;

namespace CognitoConsole.Engine.Iam;

/// <summary>An access key together with what its owner's state makes of it.</summary>
internal sealed record OwnedKey
{
    public required AccessKey Key { get; init; }

    /// <summary>E-mail address of the operator who made the key; null when nobody did, or nobody of that id is left.</summary>
    public string? Owner { get; init; }

    /// <summary>The owner is disabled or deleted or has another role: the key is refused, and works again if that is undone.</summary>
    public bool Suspended { get; init; }
}

internal static class OwnedKeys
{
    /// <summary>Whose keys a request means: who leaves the name out means his own. Null: everybody's, since operators look after all keys in the console.</summary>
    /// <exception cref="CognitoException">A session of a role is nobody who could have keys.</exception>
    public static string? UserOf(this IAccessKeysRequest request, Caller caller) => request.UserName ?? caller switch
    {
        Caller.AccessKey key => key.UserName,
        Caller.Operator or Caller.Root => null,
        _ => throw Errors.UserNameMissing(),
    };

    public static IQueryable<OwnedKey> WithOwner(this IQueryable<AccessKey> keys, CognitoDbContext db) =>
        from key in keys
        join user in db.Users on key.OwnerId equals user.Id into owners
        from owner in owners.DefaultIfEmpty()
        select new OwnedKey { Key = key, Owner = owner!.Email, Suspended = key.OwnerId != null && (owner == null || owner.Disabled || owner.Role != key.OwnerRole) };
}
