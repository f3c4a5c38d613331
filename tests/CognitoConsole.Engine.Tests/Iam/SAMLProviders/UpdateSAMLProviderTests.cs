using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class UpdateSAMLProviderTests
{
    [Fact]
    public async Task Puts_another_document_in_the_place_of_the_old_one()
    {
        await using var cognito = new TestCognito();
        var arn = await cognito.AnIamSamlProvider();
        var made = cognito.Clock.GetUtcNow();
        cognito.Clock.Advance(TimeSpan.FromDays(1));
        var other = SamlIdentityProvider.WithOtherKey().Metadata("2027-01-01T00:00:00Z");
        Assert.Equal(arn, (await cognito.Invoke(new UpdateSAMLProviderRequest { SAMLProviderArn = arn, SAMLMetadataDocument = other })).SAMLProviderArn);
        var shown = await cognito.Invoke(new GetSAMLProviderRequest { SAMLProviderArn = arn });
        Assert.Equal((other, made, 2027), (shown.SAMLMetadataDocument, shown.CreateDate, shown.ValidUntil.Year));
    }

    [Fact]
    public async Task Refuses_what_it_cannot_read_and_changes_nothing()
    {
        await using var cognito = new TestCognito();
        var arn = await cognito.AnIamSamlProvider();
        Assert.Equal((ErrorCodes.InvalidInputException, "Could not parse metadata: it cannot be read as XML."), Of(await cognito.Refusal(new UpdateSAMLProviderRequest { SAMLProviderArn = arn, SAMLMetadataDocument = new string('x', 1000) })));
        Assert.Equal((ErrorCodes.InvalidInputException, "Unable to update identity provider. No updates are defined for metadata or encryption assertion."), Of(await cognito.Refusal(new UpdateSAMLProviderRequest { SAMLProviderArn = arn })));
        Assert.Equal((ErrorCodes.NotYetImplementedException, "RemovePrivateKey is not available yet."), Of(await cognito.Refusal(new UpdateSAMLProviderRequest { SAMLProviderArn = arn, RemovePrivateKey = "ASPK" })));
        Assert.Equal((ErrorCodes.NoSuchEntityException, $"Manifest not found for arn {arn}2"), Of(await cognito.Refusal(new UpdateSAMLProviderRequest { SAMLProviderArn = arn + "2", SAMLMetadataDocument = TestCognito.SamlProvider.Metadata() })));
        Assert.Equal(TestCognito.SamlProvider.Metadata(), (await cognito.Invoke(new GetSAMLProviderRequest { SAMLProviderArn = arn })).SAMLMetadataDocument);

        static (string, string) Of(CognitoException refusal) => (refusal.Code, refusal.Message);
    }
}
