using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The identity providers of an app client, and the one that an authorization request leads to.</summary>
public sealed class LoginProviders(CognitoDbContext db)
{
    /// <summary>The pool itself, as app clients name it.</summary>
    public const string UserPool = "COGNITO";

    public static bool Offers(UserPoolClient client, string provider) => client.SupportedIdentityProviders.Contains(provider, StringComparer.Ordinal);

    /// <summary>
    /// What the request names by name or identifier; where it names nothing and the client has one provider only, beside which there is no account in the pool, that one.
    /// Null: the person chooses.
    /// </summary>
    /// <returns>False where the client does not offer what is named, or offers nothing.</returns>
    public async Task<(bool IsOffered, string? Provider)> Named(ClientEntry entry, AuthorizationParameters parameters, CancellationToken cancellation)
    {
        var offered = entry.Client.SupportedIdentityProviders;
        if (!string.IsNullOrEmpty(parameters.IdentityProvider)) return (Offers(entry.Client, parameters.IdentityProvider), parameters.IdentityProvider);
        if (!string.IsNullOrEmpty(parameters.IdpIdentifier))
        {
            var name = await db.IdentityProviderIdentifiers.Where(i => i.UserPoolId == entry.Pool.Id && i.Identifier == parameters.IdpIdentifier).Select(i => i.ProviderName).FirstOrDefaultAsync(cancellation);
            return (name is not null && Offers(entry.Client, name), name);
        }

        return (offered.Count > 0, offered is [var only] && only != UserPool ? only : null);
    }

    /// <summary>Those beside the pool itself, in the client's order.</summary>
    public async Task<IReadOnlyList<OfferedProvider>> Of(ClientEntry entry, CancellationToken cancellation)
    {
        var names = entry.Client.SupportedIdentityProviders.Where(p => p != UserPool).Distinct().ToList();
        if (names.Count == 0) return [];
        var types = await db.IdentityProviders.Where(p => p.UserPoolId == entry.Pool.Id && names.Contains(p.ProviderName)).ToDictionaryAsync(p => p.ProviderName, p => p.ProviderType, StringComparer.Ordinal, cancellation);
        return [.. names.Where(types.ContainsKey).Select(name => new OfferedProvider(name, types[name]))];
    }
}
