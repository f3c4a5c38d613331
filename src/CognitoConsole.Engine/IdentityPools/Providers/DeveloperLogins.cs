using CognitoConsole.Data.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>Tokens that this server gave a developer's back end for its user (GetOpenIdTokenForDeveloperIdentity).</summary>
public sealed class DeveloperLogins(IdentityTokens tokens, TimeProvider clock)
{
    public async Task<ProvenLogin> Verify(IdentityPool pool, string token, CancellationToken cancellation)
    {
        var (refusal, read, payload) = await tokens.Read(token, cancellation);
        TokenRefusals.Demand(refusal, payload, clock.GetUtcNow());
        var name = pool.DeveloperProviderName;
        var mark = $"{name}:{pool.Id}:";
        // Only a developer's token names a user of his; a guest's or another login's proves nothing here.
        if (read!.IdentityPoolId != pool.Id || name is null || read.Amr.FirstOrDefault(a => a.StartsWith(mark, StringComparison.Ordinal)) is not { } method) throw Errors.UnsupportedProvider();
        return Of(pool, method[mark.Length..], read.PrincipalTags) with
        {
            OnlyFor = read.IdentityId,
            Until = DateTimeOffset.FromUnixTimeSeconds(payload.GetProperty("exp").GetInt64()),
        };
    }

    /// <summary>A login that the developer's own signature proves.</summary>
    public static ProvenLogin Of(IdentityPool pool, string userIdentifier, IReadOnlyDictionary<string, string>? tags)
    {
        var name = pool.DeveloperProviderName!;
        return new ProvenLogin(name, userIdentifier, new Dictionary<string, string[]> { ["sub"] = [userIdentifier], ["aud"] = [pool.Id] })
        {
            RoleMappingKey = name,
            TagMapKey = name,
            IsDeveloper = true,
            PrincipalTags = tags ?? new Dictionary<string, string>(),
            Amr = [name, $"{name}:{pool.Id}:{userIdentifier}"],
        };
    }
}
