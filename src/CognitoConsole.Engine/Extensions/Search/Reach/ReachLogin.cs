using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>What is known of everybody who comes to a pool in the same way: as a guest, or with a login of the same provider.</summary>
/// <param name="Name">Of the provider.</param>
/// <param name="RoleMappingKey">Null for guests.</param>
internal sealed record ReachLogin(string Name, string? RoleMappingKey)
{
    public required IReadOnlyList<string> Amr { get; init; }

    /// <summary>How the value of <c>amr</c> begins that names the person.</summary>
    public string? AmrStart { get; init; }

    /// <summary>Principal tags that the pool makes of claims.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Every token has one of them at least.</summary>
    public bool AlwaysTags { get; init; }

    /// <summary>The developer gives along what tags he likes.</summary>
    public bool IsDeveloper { get; init; }

    /// <summary>Its assertions may name roles themselves, and the basic flow is closed to it.</summary>
    public bool IsSaml { get; init; }

    public bool IsGuest => RoleMappingKey is null;

    public bool MayTag(string tag) => IsDeveloper || Tags.Contains(tag, StringComparer.OrdinalIgnoreCase);

    /// <summary>GetOpenIdToken makes no tags of claims.</summary>
    public ReachLogin InBasicFlow() => this with { Tags = [], AlwaysTags = false };

    public static ReachLogin Guest { get; } = new("guests", null) { Amr = [IdentityToken.Unauthenticated] };

    /// <summary>One per provider, and per app client of a user pool.</summary>
    public static IEnumerable<ReachLogin> Of(IdentityPool pool, EngineOptions options)
    {
        foreach (var client in pool.CognitoIdentityProviders)
        {
            var provider = ProviderNames.Canonical(client.ProviderName!, options);
            yield return Of(pool, provider, $"{provider}:{client.ClientId}", provider, $"{provider}:CognitoSignIn:");
        }

        foreach (var provider in pool.SupportedLoginProviders.Keys) yield return Of(pool, provider, provider, provider, $"{provider}:");
        foreach (var arn in pool.OpenIdConnectProviderARNs)
        {
            var issuer = ProviderNames.Canonical(ProviderNames.IssuerOf(arn), options);
            yield return Of(pool, issuer, arn, arn, $"{issuer}:");
        }

        foreach (var arn in pool.SamlProviderARNs) yield return Of(pool, arn, arn, arn, $"{arn}:") with { IsSaml = true };
        if (pool.DeveloperProviderName is { } name)
            yield return new(name, name) { Amr = [IdentityToken.Authenticated, name], AmrStart = $"{name}:{pool.Id}:", IsDeveloper = true };
    }

    private static ReachLogin Of(IdentityPool pool, string name, string roleMappingKey, string tagMapKey, string amrStart)
    {
        var tags = pool.PrincipalTagMaps.GetValueOrDefault(tagMapKey) is { } map ? PrincipalTagDefaults.Of(map, name) : new Dictionary<string, string>();
        return new(name, roleMappingKey)
        {
            Amr = [IdentityToken.Authenticated, name],
            AmrStart = amrStart,
            Tags = [.. tags.Keys],
            AlwaysTags = tags.Values.Any(c => c is "sub" or "aud" or SamlLogins.NameIdentifier),
        };
    }
}
