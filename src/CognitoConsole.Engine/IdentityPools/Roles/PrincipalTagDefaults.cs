using CognitoConsole.Data.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>AWS's default mapping of claims to principal tags.</summary>
internal static class PrincipalTagDefaults
{
    public static IReadOnlyDictionary<string, string> For(string provider) => new Dictionary<string, string>
    {
        ["client"] = "aud",
        ["username"] = provider == ProviderNames.Amazon ? "user_id" : "sub",
    };

    public static IReadOnlyDictionary<string, string> Of(PrincipalTagMap map, string provider) => map.UseDefaults ? For(provider) : map.PrincipalTags;
}
