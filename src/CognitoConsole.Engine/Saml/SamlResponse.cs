using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace CognitoConsole.Engine.Saml;

/// <summary>
/// A response that came with the HTTP-POST binding. First the signatures are verified; from then on only what was hashed is read, so that moved, doubled or
/// wrapped elements end here.
/// </summary>
internal sealed class SamlResponse
{
    /// <summary>AWS's limit for the base64 text.</summary>
    public const int MaxCharacters = 100_000;

    private const string Undecipherable = "The encrypted assertion cannot be decrypted, or its signature is not valid.";
    private static readonly string[] Ids = ["ID", "Id", "id"];
    private readonly XmlElement _response;

    private SamlResponse(XmlElement response) => _response = response;

    public bool IsEncrypted => _response.Elements("EncryptedAssertion", SamlNames.Assertion).Any();

    /// <summary>What the provider says in it, after everything but one was checked: whether the assertion was used before is the caller's to find out.</summary>
    /// <param name="key">For an encrypted assertion; null where none is accepted.</param>
    /// <exception cref="SamlRefusedException">Why nobody is signed in.</exception>
    public SamlAssertion Read(SamlEntity provider, SamlRecipient expected, DateTimeOffset now, X509Certificate2? key = null, bool mustBeEncrypted = false)
    {
        var (answer, assertion) = Verified(provider, key, mustBeEncrypted);
        SamlChecks.DemandIssuer(answer, provider.EntityId, isRequired: false);
        SamlChecks.DemandDestination(answer, expected.Addresses);
        SamlChecks.DemandRequest(answer, expected);
        return new SamlStatements(assertion, provider.EntityId, expected, now).Read();
    }

    /// <param name="samlResponse">The form's field.</param>
    /// <exception cref="SamlRefusedException">It is no response, or none that says who somebody is.</exception>
    public static SamlResponse Parse(string samlResponse)
    {
        if (samlResponse.Length > MaxCharacters) throw new SamlRefusedException($"The SAML response is longer than {MaxCharacters} characters.");
        var octets = new byte[samlResponse.Length];
        if (!Convert.TryFromBase64String(samlResponse, octets, out var length)) throw SamlXml.Unreadable();
        var response = SamlXml.Parse(octets.AsSpan(0, length));
        if (!response.Is("Response", SamlNames.Protocol) || response.Value("Version") != "2.0" || response.Value("ID") is not { Length: > 0 }) throw new SamlRefusedException("The message of the identity provider is not a response of SAML 2.0.");
        DemandDistinctIds(response);
        var (isSuccess, status) = SamlChecks.Status(response);
        if (!isSuccess) throw new SamlRefusedException($"The identity provider answered {status}.") { Reason = SamlRefusal.Status };
        DemandOneAssertion(response);
        return new(response);
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
    private (XmlElement Response, XmlElement Assertion) Verified(SamlEntity provider, X509Certificate2? key, bool mustBeEncrypted)
    {
        var response = _response;
        var isSigned = SamlSignature.Of(response) is not null;
        if (isSigned) response = SamlSignature.Verify(response, provider);
        var assertion = response.Elements().Single(IsAssertion);
        if (assertion.LocalName == "EncryptedAssertion") return (response, Decrypted(new SamlCiphertext(assertion), provider, key ?? throw new SamlRefusedException("Encrypted assertions are not accepted."), isSigned));
        if (mustBeEncrypted) throw new SamlRefusedException("The assertion must be encrypted.");
        return (response, SignedAssertion(assertion, provider, isSigned));
    }

    /// <summary>One answer to all that can be wrong until a signature was verified: who alters a text that he cannot read must not learn what became of it.</summary>
    private static XmlElement Decrypted(SamlCiphertext ciphertext, SamlEntity provider, X509Certificate2 key, bool isVerified)
    {
        try
        {
            var assertion = ciphertext.Decrypt(key);
            DemandDistinctIds(assertion);
            if (assertion.DescendantsAndSelf().Count(IsAssertion) != 1) throw SamlXml.Unreadable();
            DemandSignaturesAt(assertion);
            return SignedAssertion(assertion, provider, isVerified);
        }
        catch (SamlRefusedException refused)
        {
            throw new SamlRefusedException(Undecipherable, refused) { Reason = SamlRefusal.Signature, IsOfUnknownKey = refused.IsOfUnknownKey };
        }
    }

    private static XmlElement SignedAssertion(XmlElement assertion, SamlEntity provider, bool isVerified)
    {
        if (assertion.Value("ID") is not { Length: > 0 }) throw SamlXml.Unreadable();
        return isVerified && SamlSignature.Of(assertion) is null ? assertion : SamlSignature.Verify(assertion, provider);
    }
}
