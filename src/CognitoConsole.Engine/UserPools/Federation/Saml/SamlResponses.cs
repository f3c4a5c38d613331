using System.Security.Cryptography.X509Certificates;
using System.Xml;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Responses that come with the HTTP-POST binding. First the signatures are verified; from then on only what was hashed is read, so that moved, doubled or
/// wrapped elements end here.
/// </summary>
public sealed class SamlResponses(SamlProviders providers, SamlCertificates certificates, TimeProvider clock)
{
    /// <summary>AWS's limit for the base64 text.</summary>
    public const int MaxCharacters = 100_000;

    private const string Undecipherable = "The encrypted assertion cannot be decrypted, or its signature is not valid.";
    private static readonly string[] Ids = ["ID", "Id", "id"];

    /// <summary>To be called with nothing unsaved. Whether the assertion was used before is the caller's to find out.</summary>
    /// <param name="samlResponse">The form's field.</param>
    /// <exception cref="SamlRefusedException">Why nobody is signed in.</exception>
    public async Task<SamlAssertion> Read(UserPool pool, IdentityProvider provider, string samlResponse, SamlExpectation expected, CancellationToken cancellation)
    {
        var response = Parse(samlResponse);
        using var key = response.Elements("EncryptedAssertion", SamlNames.Assertion).Any() ? await certificates.WithKey(pool, SamlCertificate.Encryption, cancellation) : null;
        var known = await providers.Of(provider, cancellation);
        try
        {
            return Read(known);
        }
        catch (SamlRefusedException refused) when (refused.IsOfUnknownKey)
        {
            if (await providers.Newer(provider, known, cancellation) is not { } newer) throw;
            return Read(newer);
        }

        SamlAssertion Read(SamlMetadata metadata)
        {
            var (answer, assertion) = Verified(response, metadata, key, provider.Details.GetValueOrDefault("EncryptedResponses") == "true");
            SamlChecks.DemandIssuer(answer, metadata.EntityId, isRequired: false);
            SamlChecks.DemandDestination(answer, expected.AssertionConsumerService);
            SamlChecks.DemandRequest(answer, expected.RequestId);
            return new SamlStatements(assertion, metadata.EntityId, SamlNames.ServiceProvider(pool.Id), expected, clock.GetUtcNow()).Read();
        }
    }

    private static XmlElement Parse(string samlResponse)
    {
        if (samlResponse.Length > MaxCharacters) throw new SamlRefusedException($"The SAML response is longer than {MaxCharacters} characters.");
        var octets = new byte[samlResponse.Length];
        if (!Convert.TryFromBase64String(samlResponse, octets, out var length)) throw SamlXml.Unreadable();
        var response = SamlXml.Parse(octets.AsSpan(0, length));
        if (!response.Is("Response", SamlNames.Protocol) || response.Value("Version") != "2.0" || response.Value("ID") is not { Length: > 0 }) throw new SamlRefusedException("The message of the identity provider is not a response of SAML 2.0.");
        DemandDistinctIds(response);
        var (isSuccess, status) = SamlChecks.Status(response);
        if (!isSuccess) throw new SamlRefusedException($"The identity provider answered {status}.");
        DemandOneAssertion(response);
        return response;
    }

    /// <summary>An ID that two elements have would let one be verified and the other be read.</summary>
    internal static void DemandDistinctIds(XmlElement root)
    {
        var ids = root.DescendantsAndSelf().SelectMany(e => e.Attributes.Cast<XmlAttribute>()).Where(a => Ids.Contains(a.LocalName)).Select(a => a.Value).ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count) throw new SamlRefusedException("The message of the identity provider has an ID twice.");
    }

    /// <summary>Anywhere in the message, as the child of the response, with signatures nowhere else than at these two.</summary>
    private static void DemandOneAssertion(XmlElement response)
    {
        var all = response.DescendantsAndSelf().Where(IsAssertion).ToList();
        if (all.Count != 1 || all[0].ParentNode != response) throw new SamlRefusedException("The response must have exactly one assertion.");
        DemandSignaturesAt(response, all[0]);
    }

    private static void DemandSignaturesAt(params XmlElement[] elements)
    {
        if (elements[0].DescendantsAndSelf().Any(e => e.Is("Signature", SamlNames.Signature) && !elements.Contains(e.ParentNode))) throw new SamlRefusedException("The signature of the identity provider is not where it belongs.");
    }

    private static bool IsAssertion(XmlElement element) => element.Is("Assertion", SamlNames.Assertion) || element.Is("EncryptedAssertion", SamlNames.Assertion);

    /// <summary>The response and its assertion; the assertion verified by its own signature, the response's, or both where there are both.</summary>
    private static (XmlElement Response, XmlElement Assertion) Verified(XmlElement response, SamlMetadata metadata, X509Certificate2? key, bool mustBeEncrypted)
    {
        var isSigned = SamlSignature.Of(response) is not null;
        if (isSigned) response = SamlSignature.Verify(response, metadata);
        var assertion = response.Elements().Single(IsAssertion);
        if (assertion.LocalName == "EncryptedAssertion") return (response, Decrypted(new SamlCiphertext(assertion), metadata, key!, isSigned));
        if (mustBeEncrypted) throw new SamlRefusedException("The assertion must be encrypted.");
        return (response, SignedAssertion(assertion, metadata, isSigned));
    }

    /// <summary>One answer to all that can be wrong until a signature was verified: who alters a text that he cannot read must not learn what became of it.</summary>
    private static XmlElement Decrypted(SamlCiphertext ciphertext, SamlMetadata metadata, X509Certificate2 key, bool isVerified)
    {
        try
        {
            var assertion = ciphertext.Decrypt(key);
            DemandDistinctIds(assertion);
            if (assertion.DescendantsAndSelf().Count(IsAssertion) != 1) throw SamlXml.Unreadable();
            DemandSignaturesAt(assertion);
            return SignedAssertion(assertion, metadata, isVerified);
        }
        catch (SamlRefusedException refused)
        {
            throw new SamlRefusedException(Undecipherable, refused) { IsOfUnknownKey = refused.IsOfUnknownKey };
        }
    }

    private static XmlElement SignedAssertion(XmlElement assertion, SamlMetadata metadata, bool isVerified)
    {
        if (assertion.Value("ID") is not { Length: > 0 }) throw SamlXml.Unreadable();
        return isVerified && SamlSignature.Of(assertion) is null ? assertion : SamlSignature.Verify(assertion, metadata);
    }
}
