using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A provider's claims as attributes of the pool.</summary>
internal static class MappedAttributes
{
    private static readonly string[] Flags = ["email_verified", "phone_number_verified"];

    /// <summary>What the provider says, by the mapping. What it does not say is left as it is.</summary>
    /// <param name="changed">What the pool's function has put in the place of the claims: by claim, or by attribute where no claim is mapped to it.</param>
    public static Dictionary<string, string> Of(UserPool pool, IdentityProvider provider, IReadOnlyDictionary<string, string[]> claims, IReadOnlyDictionary<string, string>? changed)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (changed is not null)
            foreach (var (name, value) in changed)
                if (IsWritten(pool, name) && !provider.AttributeMapping.ContainsKey(name)) Set(attributes, name, value);
        foreach (var (attribute, claim) in provider.AttributeMapping)
        {
            if (attribute == ProviderRules.UsernameAttribute) continue;
            var value = changed is null ? Text(claims.GetValueOrDefault(claim)) : changed.GetValueOrDefault(claim) ?? changed.GetValueOrDefault(attribute);
            if (!string.IsNullOrEmpty(value)) Set(attributes, attribute, value);
        }

        return attributes;
    }

    /// <summary>Required attributes that neither the provider nor the user has.</summary>
    public static IReadOnlyList<string> Missing(UserPool pool, IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, string>? existing) =>
        [.. pool.SchemaAttributes.Where(s => s.Required == true && s.Name != "sub" && !attributes.ContainsKey(s.Name!) && existing?.ContainsKey(s.Name!) != true).Select(s => s.Name!)];

    /// <summary>Those that an app client's permission is asked for: who has verified an address, the provider knows alone.</summary>
    public static IEnumerable<string> Asked(IEnumerable<string> names) => names.Except(Flags);

    /// <summary>Several values stand in one attribute as Cognito writes them.</summary>
    internal static string? Text(string[]? values) => values is null or [] ? null : values is [var one] ? one : $"[{string.Join(", ", values)}]";

    private static bool IsWritten(UserPool pool, string name) => name != "sub" && pool.SchemaAttributes.Any(s => s.Name == name && s.DeveloperOnlyAttribute != true);

    private static void Set(Dictionary<string, string> attributes, string name, string value)
    {
        if (value.Length > 0) attributes[name] = Flags.Contains(name) ? value.ToLowerInvariant() : value;
    }
}
