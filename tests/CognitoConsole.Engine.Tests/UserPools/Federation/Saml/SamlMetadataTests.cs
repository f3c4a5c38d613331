using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

[Trait("Databases", "One")]
public sealed class SamlMetadataTests
{
    private static readonly SamlIdentityProvider Idp = SamlIdentityProvider.WithRsa();
    private static readonly SamlIdentityProvider Other = SamlIdentityProvider.WithOtherKey();

    [Fact]
    public void Gives_every_key_that_may_sign_and_no_other()
    {
        var xml = Idp.Metadata(Idp, Other, Idp);
        Assert.Equal([Idp.Certificate.RawData, Other.Certificate.RawData], SamlMetadata.Read(xml).SigningCertificates);
        Assert.Equal([Idp.Certificate.RawData, Other.Certificate.RawData], SamlMetadata.Read(xml.Replace("<md:KeyDescriptor>", "<md:KeyDescriptor use=\"signing\">", StringComparison.Ordinal)).SigningCertificates);
        var first = xml.IndexOf("<md:KeyDescriptor>", StringComparison.Ordinal);
        var encryption = xml.Remove(first, "<md:KeyDescriptor>".Length).Insert(first, "<md:KeyDescriptor use=\"encryption\">");
        Assert.Equal([Other.Certificate.RawData, Idp.Certificate.RawData], SamlMetadata.Read(encryption).SigningCertificates);
        Assert.Throws<InvalidDataException>(() => SamlMetadata.Read(xml.Replace("<md:KeyDescriptor>", "<md:KeyDescriptor use=\"encryption\">", StringComparison.Ordinal)));
    }

    [Fact]
    public void Takes_the_provider_out_of_a_list_with_the_earliest_end()
    {
        var xml = $"<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" validUntil=\"2026-03-04T00:00:00Z\">{Idp.Metadata("2026-03-05T00:00:00Z")}</md:EntitiesDescriptor>";
        var metadata = SamlMetadata.Read(xml);
        Assert.Equal((Idp.EntityId, new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero)), (metadata.EntityId, metadata.ValidUntil));
        Assert.Null(SamlMetadata.Read(Idp.Metadata()).ValidUntil);
        Assert.Throws<InvalidDataException>(() => SamlMetadata.Read(Idp.Metadata("soon")));
    }

    [Fact]
    public async Task A_provider_is_not_set_up_with_nothing_but_expired_certificates()
    {
        using var expired = SamlIdentityProvider.Expired();
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var request = new Contracts.UserPools.CreateIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = "Corp", ProviderType = "SAML", ProviderDetails = new Dictionary<string, string>() };
        await cognito.RefusesAsInvalid(request with { ProviderDetails = new Dictionary<string, string> { ["MetadataFile"] = expired.Metadata() } }, "Invalid metadata: the certificate of the identity provider has expired.");
        await cognito.Invoke(request with { ProviderDetails = new Dictionary<string, string> { ["MetadataFile"] = Idp.Metadata(expired, Idp) } });
    }
}
