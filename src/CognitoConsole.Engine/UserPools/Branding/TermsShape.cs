using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Terms as the API shows them, and the rule of their links.</summary>
internal static class TermsShape
{
    public const string TermsOfUse = "terms-of-use";
    public const string PrivacyPolicy = "privacy-policy";

    public static TermsType Of(Terms terms) => new()
    {
        TermsId = terms.TermsId,
        UserPoolId = terms.UserPoolId,
        ClientId = terms.ClientId,
        TermsName = terms.TermsName,
        TermsSource = terms.TermsSource,
        Enforcement = terms.Enforcement,
        Links = terms.Links,
        CreationDate = terms.CreationDate,
        LastModifiedDate = terms.LastModifiedDate,
    };

    /// <summary>The pages make links of them, so no address may do anything but open a page.</summary>
    public static IEnumerable<Violation> Violations(IReadOnlyDictionary<string, string>? links)
    {
        foreach (var (language, link) in links ?? new Dictionary<string, string>())
            if (!Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
                yield return new("links", $"The link for {language} must be an http or https URL.");
    }
}
