using System.Text.RegularExpressions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>What the settings of an identity pool must mean, beyond their shape.</summary>
internal static partial class IdentityPoolRules
{
    public const int MaxTags = 50;
    private const int MaxUserPools = 50;

    public static IEnumerable<Violation> Violations(IdentityPoolSettings settings)
    {
        foreach (var (provider, appId) in settings.SupportedLoginProviders)
        {
            if (!ProviderNames.Public.Contains(provider)) yield return new("supportedLoginProviders", $"{provider} is not a supported login provider.");
            else if (provider == ProviderNames.Twitter && appId.Split(';') is not [{ Length: > 0 }, { Length: > 0 }])
                yield return new("supportedLoginProviders", $"{provider} takes the consumer key and the consumer secret, separated by a semicolon.");
        }

        if (settings.CognitoIdentityProviders.Count > MaxUserPools) yield return new("cognitoIdentityProviders", $"At most {MaxUserPools} user pool providers.");
        foreach (var violation in settings.CognitoIdentityProviders.SelectMany(UserPool)) yield return violation;
        if (settings.CognitoIdentityProviders.Select(p => (p.ProviderName, p.ClientId)).Distinct().Count() < settings.CognitoIdentityProviders.Count)
            yield return new("cognitoIdentityProviders", "An app client is named twice.");
        foreach (var arn in settings.OpenIdConnectProviderARNs.Where(a => !OpenIdConnectArn().IsMatch(a)))
            yield return new("openIdConnectProviderARNs", $"{arn} is not the ARN of an OpenID Connect provider.");
        foreach (var arn in settings.SamlProviderARNs.Where(a => !SamlArn().IsMatch(a)))
            yield return new("samlProviderARNs", $"{arn} is not the ARN of a SAML provider.");
        foreach (var arn in settings.SamlProviderARNs.Where(a => a.Length > Lengths.ProviderName))
            yield return new("samlProviderARNs", $"{arn} is longer than {Lengths.ProviderName} characters, so no login could name it.");
        if (settings.DeveloperProviderName is { } name && (ProviderNames.Public.Contains(name) || name == ProviderNames.CognitoIdentity))
            yield return new("developerProviderName", $"{name} is the name of a public provider.");
        foreach (var violation in Tags(settings.Tags, "identityPoolTags")) yield return violation;
    }

    public static IEnumerable<Violation> Tags(IReadOnlyDictionary<string, string> tags, string path)
    {
        if (tags.Keys.Any(TagRules.IsReserved)) yield return new(path, "aws: prefixed tag key names are not allowed for external use.");
        if (tags.Count > MaxTags) yield return new(path, $"The maximum number of tags for an identity pool is {MaxTags}.");
    }

    private static IEnumerable<Violation> UserPool(CognitoIdentityProvider provider)
    {
        if (provider.ProviderName is null || provider.ClientId is null) yield return new("cognitoIdentityProviders", "A user pool provider needs ProviderName and ClientId.");
        else if (!UserPoolProvider().IsMatch(provider.ProviderName)) yield return new("cognitoIdentityProviders", $"{provider.ProviderName} does not name a user pool: host/user-pool-id.");
    }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/\S+\z")]
    private static partial Regex OpenIdConnectArn();

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::[0-9]{12}:saml-provider/[\w.-]+\z")]
    private static partial Regex SamlArn();

    [GeneratedRegex(@"\A[\w.:-]+(/[\w.-]+)*/[\w-]+_[0-9a-zA-Z]+\z")]
    private static partial Regex UserPoolProvider();
}
