using CognitoConsole.Data.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>AWS's default mapping of claims to principal tags.</summary>
internal static class PrincipalTagDefaults
{
    private const string Name = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";

    /// <param name="provider">As principal tag maps are keyed: a SAML provider by its ARN.</param>
    public static IReadOnlyDictionary<string, string> For(string provider) => provider.Contains(":saml-provider/", StringComparison.Ordinal)
        ? new Dictionary<string, string> { ["client"] = SamlLogins.NameIdentifier, ["username"] = Name }
        : new Dictionary<string, string> { ["client"] = "aud", ["username"] = provider == ProviderNames.Amazon ? "user_id" : "sub" };

    public static IReadOnlyDictionary<string, string> Of(PrincipalTagMap map, string provider) => map.UseDefaults ? For(provider) : map.PrincipalTags;
}
