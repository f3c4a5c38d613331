using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>What ends a sign-in through a provider by how the pool, the provider and an app client are set. Said beforehand: the app alone hears it otherwise.</summary>
internal static class IdpObstacles
{
    private const string Flag = "_verified";

    /// <summary>Whatever the app client.</summary>
    /// <param name="mapped">Attributes of the pool that the provider's mapping fills.</param>
    public static IReadOnlyList<string> OfMapping(UserPoolType pool, IReadOnlyCollection<string> mapped)
    {
        var obstacles = new List<string>();
        if (Unfilled(pool, mapped) is { Count: > 0 } unfilled)
        {
            var unless = string.IsNullOrEmpty(pool.LambdaConfig?.InboundFederation?.LambdaArn) ? "" : ", unless the inbound federation function gives them";
            obstacles.Add($"Required, and not mapped: {string.Join(", ", unfilled)}. A first sign-in ends with \"attributes required: [{string.Join(", ", unfilled)}]\"{unless}.");
        }

        if (Fixed(pool, mapped) is { Count: > 0 } @fixed)
            obstacles.Add($"Mapped, and immutable: {string.Join(", ", @fixed)}. A later sign-in with another value ends with \"user.{@fixed[0]}: Attribute cannot be updated.\".");
        return obstacles;
    }

    /// <summary>At one app client.</summary>
    /// <param name="writable">WriteAttributes of the client; null is its default.</param>
    public static IReadOnlyList<string> OfClient(IReadOnlyList<string>? writable, IReadOnlyCollection<string> mapped) =>
        mapped.Where(a => !a.EndsWith(Flag, StringComparison.Ordinal) && !(writable?.Contains(a) ?? !a.StartsWith("custom:", StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } refused
            ? [$"Mapped, and not writable by the app client: {string.Join(", ", refused)}. A sign-in that brings it ends with \"A client attempted to write unauthorized attribute\"."]
            : [];

    public static IReadOnlyCollection<string> Mapped(IdentityProviderType provider) => [.. (provider.AttributeMapping ?? new Dictionary<string, string>()).Keys.Where(k => k != "username")];

    private static List<string> Unfilled(UserPoolType pool, IReadOnlyCollection<string> mapped) =>
        [.. (pool.SchemaAttributes ?? []).Where(a => a.Required == true && a.Name != "sub" && !mapped.Contains(a.Name!)).Select(a => a.Name!)];

    private static List<string> Fixed(UserPoolType pool, IReadOnlyCollection<string> mapped) =>
        [.. (pool.SchemaAttributes ?? []).Where(a => a.Mutable == false && mapped.Contains(a.Name!)).Select(a => a.Name!)];
}
