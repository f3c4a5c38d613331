using CognitoConsole.Admin.Kit;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>The steps of creating an identity pool, in the order of AWS's console, and which fault belongs to which of them.</summary>
public static class IdentityPoolSteps
{
    public const string Trust = "trust";
    public const string Providers = "providers";
    public const string Permissions = "permissions";
    public const string Properties = "properties";
    public const string Review = "review";

    public static IReadOnlyList<(string Key, string Title)> All { get; } =
        [(Trust, "Name and access"), (Providers, "Identity providers"), (Permissions, "Permissions"), (Properties, "Properties"), (Review, "Review")];

    public static string Title(string key) => All.FirstOrDefault(s => s.Key == key).Title ?? key;

    /// <summary>The step whose field has this member path.</summary>
    public static string Of(string path) => path.Split('.')[0] switch
    {
        "roles" => Permissions,
        "cognitoIdentityProviders" or "supportedLoginProviders" or "openIdConnectProviderARNs" or "samlProviderARNs" or "developerProviderName" => Providers,
        "allowClassicFlow" or "identityPoolTags" => Properties,
        _ => Trust,
    };

    public static IReadOnlyList<WizardStep> Show(IReadOnlySet<string> visited, IReadOnlySet<string> faulty) =>
        [.. All.Select(s => new WizardStep(s.Key, s.Title, ConsoleUrls.CreateIdentityPool(s.Key), s.Key == Properties, visited.Contains(s.Key), faulty.Contains(s.Key)))];
}
