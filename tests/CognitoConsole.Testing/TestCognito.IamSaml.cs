using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    public const string SamlSignIn = "https://signin.aws.amazon.com/saml";

    /// <summary>A SAML provider of IAM with the metadata of one that tests have; its ARN.</summary>
    public async Task<string> AnIamSamlProvider(string name = "Corp", SamlIdentityProvider? of = null) =>
        (await Invoke(new CreateSAMLProviderRequest { Name = name, SAMLMetadataDocument = (of ?? SamlProvider).Metadata() })).SAMLProviderArn;

    /// <summary>What such a provider says to AWS, and nobody has asked for.</summary>
    public SamlAnswer SamlAnswerToAws => new() { Audience = SamlSignIn, AssertionConsumerService = SamlSignIn, RequestId = null, Now = Clock.GetUtcNow() };

    /// <summary>As it is sent.</summary>
    public string SamlAssertionForAws(Func<SamlAnswer, SamlAnswer>? with = null, SamlIdentityProvider? by = null) => (by ?? SamlProvider).Response(with?.Invoke(SamlAnswerToAws) ?? SamlAnswerToAws);
}
