using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class CreateSAMLProviderTests
{
    private const string Arn = "arn:aws:iam::123456789012:saml-provider/Corp";

    [Fact]
    public async Task Makes_a_provider_once()
    {
        await using var cognito = new TestCognito();
        var request = Request("Corp") with { Tags = [new() { Key = "team", Value = "blue" }] };
        var made = await cognito.Invoke(request);
        Assert.Equal((Arn, "blue"), (made.SAMLProviderArn, made.Tags!.Single().Value));
        var refusal = await cognito.Refusal(request with { SAMLMetadataDocument = SamlIdentityProvider.WithOtherKey().Metadata() });
        Assert.Equal((ErrorCodes.EntityAlreadyExistsException, "Provider with name Corp already exists."), (refusal.Code, refusal.Message));
        var shown = await cognito.Invoke(new GetSAMLProviderRequest { SAMLProviderArn = Arn });
        Assert.Equal((request.SAMLMetadataDocument, "blue"), (shown.SAMLMetadataDocument, shown.Tags!.Single().Value));
        await cognito.Invoke(Request("corp"));
    }

    [Fact]
    public async Task The_audit_log_has_the_beginning_of_a_long_document()
    {
        await using var cognito = new TestCognito();
        var document = $"{TestCognito.SamlProvider.Metadata()}<!--{new string('x', 150_000)}-->";
        await cognito.Invoke(Request("Corp") with { SAMLMetadataDocument = document });
        var listed = (await cognito.Invoke(new ListAuditEntriesRequest { Action = "iam:CreateSAMLProvider" })).Entries.Single();
        var change = (await cognito.Invoke(new GetAuditEntryRequest { EntryId = listed.EntryId })).Entry.Changes!.Single(c => c.Member == "MetadataDocument");
        Assert.Equal($"{document[..1_000]}… ({document.Length:N0} characters)", JsonSerializer.Deserialize<string>(change.After!));
    }

    [Theory]
    [InlineData("<md:IDPSSODescriptor ", "<md:SPSSODescriptor ", "it cannot be read as XML.")]
    [InlineData("protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"", "protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:1.1:protocol\"", "it describes no SAML 2.0 identity provider.")]
    [InlineData("entityID=", "id=", "the identity provider has no entityID.")]
    [InlineData("<md:KeyDescriptor>", "<md:KeyDescriptor use=\"encryption\">", "the identity provider has no certificate for its signatures.")]
    [InlineData("<md:EntityDescriptor ", "<!DOCTYPE x [<!ENTITY y \"z\">]><md:EntityDescriptor ", "it cannot be read as XML.")]
    [InlineData("entityID=", "validUntil=\"2026-03-03T09:05:07Z\" entityID=", "it has expired.")]
    [InlineData("entityID=", "validUntil=\"soon\" entityID=", "validUntil is no time.")]
    public async Task Refuses_metadata_of_no_provider(string find, string replace, string reason)
    {
        await using var cognito = new TestCognito();
        var document = TestCognito.SamlProvider.Metadata().Replace(find, replace, StringComparison.Ordinal);
        var refusal = await cognito.Refusal(Request("Corp") with { SAMLMetadataDocument = document });
        Assert.Equal((ErrorCodes.InvalidInputException, $"Could not parse metadata: {reason}"), (refusal.Code, refusal.Message));
        Assert.Empty((await cognito.Invoke(new ListSAMLProvidersRequest())).SAMLProviderList);
    }

    /// <summary>Elements in elements are a tree that takes longer to build the deeper it gets, by the square: a megabyte of them would keep a processor busy for minutes.</summary>
    [Fact]
    public async Task Refuses_metadata_that_is_nested_deeply()
    {
        await using var cognito = new TestCognito();
        string Nested(int depth) => TestCognito.SamlProvider.Metadata().Replace("</md:EntityDescriptor>", $"{string.Concat(Enumerable.Repeat("<a>", depth))}{string.Concat(Enumerable.Repeat("</a>", depth))}</md:EntityDescriptor>", StringComparison.Ordinal);
        var refusal = await cognito.Refusal(Request("Corp") with { SAMLMetadataDocument = Nested(65) });
        Assert.Equal((ErrorCodes.InvalidInputException, "Could not parse metadata: it is nested too deeply."), (refusal.Code, refusal.Message));
        await cognito.Invoke(Request("Corp") with { SAMLMetadataDocument = Nested(64) });
    }

    /// <summary>A response that an app posts on needs no address, and AWS asks no certificate for its date.</summary>
    [Fact]
    public async Task Asks_for_no_address_and_no_date_of_a_certificate()
    {
        await using var cognito = new TestCognito();
        using var expired = SamlIdentityProvider.Expired();
        await cognito.Invoke(Request("Corp") with { SAMLMetadataDocument = expired.Metadata().Replace("HTTP-Redirect", "HTTP-POST", StringComparison.Ordinal) });
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("ä")]
    [InlineData("")]
    public async Task Refuses_a_name_that_is_none(string name)
    {
        await using var cognito = new TestCognito();
        Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(Request(name))).Code);
        Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(Request("Corp") with { SAMLMetadataDocument = new string('x', 999) })).Code);
    }

    [Fact]
    public async Task Refuses_what_is_not_here_and_the_provider_after_the_hundredth()
    {
        await using var cognito = new TestCognito();
        Assert.Equal("AssertionEncryptionMode is not available yet.", (await cognito.Refusal(Request("Corp") with { AssertionEncryptionMode = "Required" })).Message);
        Assert.Equal("AddPrivateKey is not available yet.", (await cognito.Refusal(Request("Corp") with { AddPrivateKey = "-----BEGIN PRIVATE KEY-----" })).Message);
        Assert.Equal(ErrorCodes.InvalidInputException, (await cognito.Refusal(Request("Corp") with { Tags = [new() { Key = "a", Value = "" }, new() { Key = "A", Value = "" }] })).Code);
        for (var i = 0; i < 100; i++) await cognito.Invoke(Request($"Corp{i}"));
        var refusal = await cognito.Refusal(Request("Corp"));
        Assert.Equal((ErrorCodes.LimitExceededException, "Cannot exceed quota for SAMLProvidersPerAccount: 100"), (refusal.Code, refusal.Message));
    }

    private static CreateSAMLProviderRequest Request(string name) => new() { Name = name, SAMLMetadataDocument = TestCognito.SamlProvider.Metadata() };
}
