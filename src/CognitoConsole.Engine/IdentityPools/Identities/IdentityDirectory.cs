using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>Finds identities and their logins.</summary>
public sealed class IdentityDirectory(CognitoDbContext db)
{
    private static readonly Func<CognitoDbContext, string, CancellationToken, Task<Identity?>> ById =
        EF.CompileAsyncQuery((CognitoDbContext db, string id, CancellationToken cancellation) => db.Identities.AsNoTracking().FirstOrDefault(i => i.IdentityId == id));

    /// <exception cref="CognitoException">ResourceNotFoundException.</exception>
    public async Task<Identity> Find(string identityId, CancellationToken cancellation) => await ById(db, identityId, cancellation) ?? throw Errors.IdentityNotFound(identityId);

    /// <summary>With its pool's check: an identity of another pool is as good as none.</summary>
    /// <exception cref="CognitoException">ResourceNotFoundException.</exception>
    public async Task<Identity> Find(string identityPoolId, string identityId, CancellationToken cancellation) =>
        await ById(db, identityId, cancellation) is { } identity && identity.IdentityPoolId == identityPoolId ? identity : throw Errors.IdentityNotFound(identityId);

    public async Task<ILookup<string, IdentityLogin>> LoginsOf(IReadOnlyCollection<string> identityIds, CancellationToken cancellation) =>
        (await db.IdentityLogins.AsNoTracking().Where(l => identityIds.Contains(l.IdentityId)).OrderBy(l => l.LinkedAt).ToListAsync(cancellation)).ToLookup(l => l.IdentityId);

    /// <summary>As DescribeIdentity and ListIdentities show it.</summary>
    public static IdentityDescription Shape(Identity identity, IEnumerable<IdentityLogin> logins) => new()
    {
        IdentityId = identity.IdentityId,
        Logins = logins.Select(l => l.Provider).Distinct().ToList() is { Count: > 0 } names ? names : null,
        CreationDate = identity.CreationDate,
        LastModifiedDate = identity.LastModifiedDate,
    };

    /// <summary>What stands in the key for a subject: itself, or its hash where it is too long. A short one that looks like a hash is hashed too.</summary>
    public static string KeyOf(string subject)
    {
        const string Mark = "sha256:";
        return subject.Length <= IdentityLogin.SubjectKeyLength && !subject.StartsWith(Mark, StringComparison.Ordinal)
            ? subject
            : Mark + StrictBase64Url.Encode(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(subject)));
    }
}
