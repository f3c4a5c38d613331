using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a prefix or a custom domain may be called.</summary>
internal static class DomainRules
{
    public static IEnumerable<Violation> Name(string domain, bool isCustom)
    {
        if (isCustom)
        {
            if (!DomainNames.IsHost(domain)) yield return new("domain", "Custom domain is not a valid subdomain.");
            yield break;
        }

        if (domain.Contains('.', StringComparison.Ordinal))
            yield return new("domain", "The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens.");
        if (DomainNames.ReservedWordIn(domain) is { } word)
            yield return new("domain", $"Domain cannot contain reserved word: {word}");
    }

    public static IEnumerable<Violation> Settings(int? managedLoginVersion, CustomDomainConfigType? custom)
    {
        if (managedLoginVersion is not (null or 1 or 2)) yield return new("managedLoginVersion", "ManagedLoginVersion must be 1 or 2.");
        if (custom is not null && !(custom.CertificateArn.StartsWith("arn:aws:acm:us-east-1:", StringComparison.Ordinal) && custom.CertificateArn.Contains(":certificate/", StringComparison.Ordinal)))
            yield return new("customDomainConfig.certificateArn", "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.");
    }

    public static void DemandTier(int? managedLoginVersion, string tier)
    {
        if (managedLoginVersion == LoginBrandings.ManagedLogin && tier == UserPoolTierType.Lite)
            new[] { new Violation("managedLoginVersion", Errors.FeatureUnavailableText("Managed login", tier), ErrorCodes.FeatureUnavailableInTierException) }.Demand();
    }

    /// <summary>Where the DNS record of a custom domain points: this server's own host.</summary>
    public static string Target(EngineOptions options) => new Uri(options.PublicUrl).Host;
}
