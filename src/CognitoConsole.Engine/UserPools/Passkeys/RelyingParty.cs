using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using Microsoft.AspNetCore.Identity;

namespace CognitoConsole.Engine.UserPools;

/// <summary>For whom a pool's passkeys are: its relying party, and what it asks of them.</summary>
public sealed class RelyingParty(PoolDirectory pools, EngineOptions options)
{
    private const int ES256 = -7;
    private const int RS256 = -257;

    /// <summary>The configured id, else the custom domain, else the prefix domain's host.</summary>
    /// <exception cref="Contracts.CognitoException">WebAuthnConfigurationMissingException.</exception>
    public async Task<string> Id(UserPool pool, CancellationToken cancellation) => await Find(pool, cancellation) ?? throw Errors.WebAuthnConfigurationMissing();

    /// <summary>Without one, nobody knows for whom a passkey is: none can be asked for.</summary>
    public async Task<bool> IsKnown(UserPool pool, CancellationToken cancellation) => await Find(pool, cancellation) is not null;

    private async Task<string?> Find(UserPool pool, CancellationToken cancellation)
    {
        if (pool.WebAuthnConfiguration?.RelyingPartyId is { Length: > 0 } configured) return configured;
        return await pools.DomainOf(pool.Id, cancellation) is { } domain ? new Uri(options.DomainUrl(domain.Domain, domain.IsCustom)).Host : null;
    }

    /// <summary>With user verification, the pool counts a passkey as two factors.</summary>
    public static bool CountsAsMfa(UserPool pool) => pool.WebAuthnConfiguration?.FactorConfiguration == WebAuthnFactorConfigurationType.MultiFactorWithUserVerification;

    /// <param name="verified">The person is to be verified whatever the pool prefers.</param>
    public static IdentityPasskeyOptions Options(UserPool pool, string id, bool verified = false) => new()
    {
        ServerDomain = id,
        AuthenticatorTimeout = TimeSpan.FromMinutes(1),
        UserVerificationRequirement = verified ? UserVerificationType.Required : pool.WebAuthnConfiguration?.UserVerification ?? UserVerificationType.Preferred,
        ResidentKeyRequirement = "required",
        AttestationConveyancePreference = "none",
        IsAllowedAlgorithm = algorithm => algorithm is ES256 or RS256,
        ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && Allows(id, origin.Origin)),
    };

    /// <summary>The relying party's own host and those below it, over TLS; plain HTTP on this very machine alone.</summary>
    internal static bool Allows(string id, string? origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && address.AbsolutePath == "/" && address.Query.Length == 0
        && (address.Host == id || address.Host.EndsWith("." + id, StringComparison.Ordinal))
        && (address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", Host: "localhost" });
}
