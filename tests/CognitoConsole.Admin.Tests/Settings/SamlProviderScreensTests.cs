using Bunit;
using CognitoConsole.Admin.Settings;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Admin.Tests.Settings;

public sealed class SamlProviderScreensTests : RoutedContext
{
    public SamlProviderScreensTests() => Services.AddSingleton<TimeProvider>(Cognito.Clock);

    [Fact]
    public async Task A_provider_is_made_of_its_metadata()
    {
        var page = Open(ConsoleUrls.SamlProviders());
        page.Shows("No SAML providers yet");
        Links.NavigateTo(ConsoleUrls.CreateSamlProvider());
        await page.Type("Name", "Corp");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(TestCognito.SamlProvider.Metadata("2027-01-01T00:00:00Z"), "metadata.xml"));
        page.Shows("https://idp.example.com/saml");
        page.Shows("CN=idp.example.com");
        page.Shows("aws iam create-saml-provider");
        page.Shows("--saml-metadata-document file://metadata.xml");
        await page.Submit();
        page.Shows("Replace metadata");
        Assert.EndsWith(ConsoleUrls.SamlProvider("Corp"), Links.Uri, StringComparison.Ordinal);
        var made = await Cognito.Invoke(new GetSAMLProviderRequest { SAMLProviderArn = "arn:aws:iam::123456789012:saml-provider/Corp" });
        Assert.Equal((TestCognito.SamlProvider.Metadata("2027-01-01T00:00:00Z"), 2027), (made.SAMLMetadataDocument, made.ValidUntil.Year));
    }

    [Fact]
    public async Task What_is_no_metadata_is_refused_where_it_is_entered()
    {
        var page = Open(ConsoleUrls.CreateSamlProvider());
        await page.Type("Name", "Corp");
        await page.Type("Metadata document", new string('x', 1000));
        await page.Submit();
        page.Shows("This is not the metadata of a SAML 2.0 identity provider.");
        await page.Type("Metadata document", TestCognito.SamlProvider.Metadata("2026-01-01T00:00:00Z"));
        await page.Submit();
        page.Shows("Could not parse metadata: it has expired.");
        Assert.Empty((await Cognito.Invoke(new ListSAMLProvidersRequest())).SAMLProviderList);
    }

    [Fact]
    public void A_document_is_read_to_the_depth_that_the_engine_takes()
    {
        Assert.Equal("https://idp.example.com/saml", SamlDocument.Read(Nested(20))?.EntityId);
        Assert.Null(SamlDocument.Read(Nested(65)));

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("<a>", depth)) + TestCognito.SamlProvider.Metadata() + string.Concat(Enumerable.Repeat("</a>", depth));
    }

    [Fact]
    public async Task Its_metadata_is_replaced_and_a_certificate_past_its_date_is_marked()
    {
        var arn = await Cognito.AnIamSamlProvider();
        using var expired = SamlIdentityProvider.Expired();
        var page = Open(ConsoleUrls.SamlProvider("Corp"));
        page.WaitForAssertion(() => Assert.Equal("It is the document that is there.", page.WhyOff("Replace metadata")));
        Assert.DoesNotContain("Past its date", page.Text(), StringComparison.Ordinal);
        await page.Type("Metadata document", expired.Metadata());
        page.Shows("aws iam update-saml-provider");
        await page.Press("Replace metadata");
        page.WaitForAssertion(() => Assert.Equal("It is the document that is there.", page.WhyOff("Replace metadata")));
        page.Shows("Past its date");
        Assert.Equal(expired.Metadata(), (await Cognito.Invoke(new GetSAMLProviderRequest { SAMLProviderArn = arn })).SAMLMetadataDocument);
    }

    [Fact]
    public async Task It_is_deleted_after_its_name_was_typed()
    {
        await Cognito.AnIamSamlProvider();
        var page = Open(ConsoleUrls.SamlProviders());
        page.Shows("arn:aws:iam::123456789012:saml-provider/Corp");
        Links.NavigateTo(ConsoleUrls.SamlProvider("Corp"));
        await page.Press("Delete");
        page.Shows("Identity pools that name it give nobody an identity by it any more.");
        page.Shows("aws iam delete-saml-provider");
        await RoleAccessTests.Confirm(page, "Corp", "Delete");
        page.Shows("No SAML providers yet");
        Assert.Empty((await Cognito.Invoke(new ListSAMLProvidersRequest())).SAMLProviderList);
    }

    [Fact]
    public async Task An_auditor_sees_it_and_changes_nothing()
    {
        await Cognito.AnIamSamlProvider();
        var page = Open(ConsoleUrls.SamlProvider("Corp"), "Auditor");
        page.Shows("https://idp.example.com/saml");
        page.WaitForAssertion(() => Assert.Contains("iam:UpdateSAMLProvider", page.WhyOff("Replace metadata"), StringComparison.Ordinal));
        Assert.Contains("iam:DeleteSAMLProvider", page.WhyOff("Delete"), StringComparison.Ordinal);
    }

    [Fact]
    public void Support_is_told_why_there_is_no_list()
    {
        var page = Open(ConsoleUrls.SamlProviders(), "Support");
        page.Shows("Your role Support");
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void A_provider_that_there_is_not_is_said_to_be_gone() => Open(ConsoleUrls.SamlProvider("Nobody")).Shows("Manifest not found for arn arn:aws:iam::123456789012:saml-provider/Nobody");
}
