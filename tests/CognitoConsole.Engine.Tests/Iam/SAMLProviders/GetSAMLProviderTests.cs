using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class GetSAMLProviderTests
{
    [Fact]
    public async Task Shows_the_document_and_until_when_it_is_good()
    {
        await using var cognito = new TestCognito();
        var arn = await cognito.AnIamSamlProvider();
        var shown = await cognito.Invoke(new GetSAMLProviderRequest { SAMLProviderArn = arn });
        var now = cognito.Clock.GetUtcNow();
        Assert.Equal((TestCognito.SamlProvider.Metadata(), now, now.AddYears(100)), (shown.SAMLMetadataDocument, shown.CreateDate, shown.ValidUntil));
        Assert.Null(shown.Tags);
        var limited = (await cognito.Invoke(new CreateSAMLProviderRequest { Name = "Limited", SAMLMetadataDocument = TestCognito.SamlProvider.Metadata("2026-04-01T00:00:00Z") })).SAMLProviderArn;
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), (await cognito.Invoke(new GetSAMLProviderRequest { SAMLProviderArn = limited })).ValidUntil);
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:saml-provider/corp")]
    [InlineData("arn:aws:iam::123456789012:saml-provider/")]
    [InlineData("arn:aws:iam::123456789012:oidc-provider/Corp")]
    public async Task Knows_no_other(string arn)
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamSamlProvider();
        var refusal = await cognito.Refusal(new GetSAMLProviderRequest { SAMLProviderArn = arn });
        Assert.Equal((ErrorCodes.NoSuchEntityException, $"Manifest not found for arn {arn}"), (refusal.Code, refusal.Message));
    }
}
