using CognitoConsole.Engine.Saml;

namespace CognitoConsole.Engine.Iam;

/// <summary>
/// Responses of the SAML providers of IAM: apps get them at the provider and hand them on, to STS or an identity pool. They are for AWS's sign-in, as providers that
/// are set up for AWS write them, or for this server's own, which tells it from AWS where a provider serves both. No address receives them here.
/// </summary>
internal sealed class IamSamlAssertions(IamSamlProviders providers, EngineOptions options, TimeProvider clock)
{
    public const string SignIn = "https://signin.aws.amazon.com/saml";

    /// <summary>AWS's other name for itself; an audience, and no address.</summary>
    private const string Entity = "urn:amazon:webservices";

    private const string Attributes = "https://aws.amazon.com/SAML/Attributes/";

    private SamlRecipient Recipient
    {
        get
        {
            string[] addresses = [SignIn, $"https://{options.Region}.signin.aws.amazon.com/saml", $"{options.PublicUrl}/saml"];
            return new([Entity, .. addresses], addresses) { AnswersAny = true };
        }
    }

    /// <summary>What the response of a provider says; null where IAM has no such provider. It may be used again while it is good, as in AWS.</summary>
    /// <exception cref="SamlRefusedException">It proves nobody.</exception>
    public async Task<SamlAssertion?> Read(string arn, string samlResponse, string accountId, CancellationToken cancellation)
    {
        if (await providers.Entity(arn, accountId, cancellation) is not { } provider) return null;
        var now = clock.GetUtcNow();
        if (provider.ValidUntil <= now) throw new SamlRefusedException("The metadata of the identity provider has expired.");
        return SamlResponse.Parse(samlResponse).Read(provider.Entity, Recipient, now);
    }

    /// <summary>Values of an attribute that AWS has named; none where it is not there.</summary>
    public static IReadOnlyList<string> Attribute(SamlAssertion assertion, string name) => assertion.Attributes.GetValueOrDefault(Attributes + name, []);

    /// <summary>Attributes whose names go on behind a name of AWS's: <c>PrincipalTag:Department</c>.</summary>
    public static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> AttributesOf(SamlAssertion assertion, string name) =>
        assertion.Attributes.Where(a => a.Key.StartsWith(Attributes + name, StringComparison.Ordinal)).Select(a => KeyValuePair.Create(a.Key[(Attributes.Length + name.Length)..], a.Value));

    /// <summary>Roles that the assertion names together with its provider, in either order.</summary>
    public static IReadOnlyList<string> Roles(SamlAssertion assertion, string providerArn) =>
        [.. Attribute(assertion, "Role").Select(v => v.Split(',', StringSplitOptions.TrimEntries)).Where(p => p.Length == 2 && p.Contains(providerArn)).Select(p => p[0] == providerArn ? p[1] : p[0]).Distinct()];
}
