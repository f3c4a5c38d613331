using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Finds and saves a pool's providers with their identifiers.</summary>
public sealed class ProviderDirectory(CognitoDbContext db)
{
    /// <exception cref="CognitoException">ResourceNotFoundException.</exception>
    public async Task<IdentityProvider> Find(string userPoolId, string name, CancellationToken cancellation) =>
        await Known(userPoolId, name, cancellation) ?? throw Errors.IdentityProviderNotFound(name);

    public Task<IdentityProvider?> Known(string userPoolId, string name, CancellationToken cancellation) =>
        db.IdentityProviders.FirstOrDefaultAsync(p => p.UserPoolId == userPoolId && p.ProviderName == name, cancellation);

    /// <summary>Makes the identifier rows those of the provider; the caller saves through <see cref="Save"/>.</summary>
    /// <exception cref="CognitoException">InvalidParameterException: an identifier is another provider's.</exception>
    public async Task SetIdentifiers(IdentityProvider provider, IReadOnlyList<string> identifiers, CancellationToken cancellation)
    {
        var rows = await db.IdentityProviderIdentifiers
            .Where(i => i.UserPoolId == provider.UserPoolId && (i.ProviderName == provider.ProviderName || identifiers.Contains(i.Identifier))).ToListAsync(cancellation);
        if (rows.FirstOrDefault(r => r.ProviderName != provider.ProviderName) is { } taken) throw Taken(taken.Identifier);
        db.IdentityProviderIdentifiers.RemoveRange(rows.Where(r => !identifiers.Contains(r.Identifier)));
        db.IdentityProviderIdentifiers.AddRange(identifiers.Except(rows.Select(r => r.Identifier))
            .Select(i => new IdentityProviderIdentifier { UserPoolId = provider.UserPoolId, ProviderName = provider.ProviderName, Identifier = i }));
        provider.IdpIdentifiers = identifiers;
    }

    /// <exception cref="CognitoException">Somebody else has just taken the name, or one of the identifiers.</exception>
    public async Task Save(IdentityProvider provider, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException taken) when (taken.IsUniqueViolation())
        {
            var isNew = db.Entry(provider).State == EntityState.Added;
            db.ChangeTracker.Clear();
            if (isNew && await db.IdentityProviders.AnyAsync(p => p.UserPoolId == provider.UserPoolId && p.ProviderName == provider.ProviderName, cancellation))
                throw Errors.DuplicateProvider(provider.ProviderName, provider.UserPoolId);
            var identifiers = provider.IdpIdentifiers;
            var other = await db.IdentityProviderIdentifiers
                .Where(i => i.UserPoolId == provider.UserPoolId && i.ProviderName != provider.ProviderName && identifiers.Contains(i.Identifier)).Select(i => i.Identifier).FirstOrDefaultAsync(cancellation);
            throw other is null ? Errors.ConcurrentModification() : Taken(other);
        }
    }

    private static CognitoException Taken(string identifier) => Errors.InvalidParameter($"The identifier {identifier} belongs to another identity provider of the user pool.", "idpIdentifiers");
}
