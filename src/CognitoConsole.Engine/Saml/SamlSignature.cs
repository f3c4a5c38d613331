using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace CognitoConsole.Engine.Saml;

/// <summary>
/// Signatures of SAML providers. What is read afterwards is not the element that came, but the octets that were hashed: nothing of what nobody has
/// signed is left in them.
/// </summary>
internal static class SamlSignature
{
    private const string NotValid = "The signature of the identity provider is not valid.";
    private const string Prefixes = "InclusiveNamespaces";

    static SamlSignature() => EcdsaSignatureDescription.Register();

    /// <summary>The signature of an element is its child. Null when there is none.</summary>
    public static XmlElement? Of(XmlElement element) => element.Single("Signature", SamlNames.Signature);

    /// <summary>The element as it was signed, without its signature, as the root of a document of its own.</summary>
    /// <exception cref="SamlRefusedException">It was not signed with a key of the provider, or in another way than SAML knows.</exception>
    public static XmlElement Verify(XmlElement signed, SamlEntity provider)
    {
        var signature = Of(signed) ?? throw new SamlRefusedException("The message of the identity provider is not signed.") { Reason = SamlRefusal.Signature };
        var id = signed.Value("ID") ?? throw NotAccepted();
        var (algorithm, digest) = DemandShape(signature, id);
        try
        {
            // Whose key it is says the metadata. SignedXml would open what is named here, and it is anybody's; nothing that is signed changes by its going.
            if (signature.Single("KeyInfo", SamlNames.Signature) is { } keyInfo) signature.RemoveChild(keyInfo);
            var xml = new OneElement(signed, id);
            xml.LoadXml(signature);
            if (!provider.SigningCertificates.Any(c => IsBy(xml, c, algorithm))) throw new SamlRefusedException(NotValid) { Reason = SamlRefusal.Signature, IsOfUnknownKey = true };
            return SamlXml.Parse(Octets(signed, xml, digest));
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException or XmlException or ArgumentException)
        {
            throw new SamlRefusedException(NotValid, broken) { Reason = SamlRefusal.Signature };
        }
    }

    /// <summary>Is it the signature of those octets (a query of the HTTP-Redirect binding), by a key of the provider?</summary>
    public static bool IsValid(ReadOnlySpan<byte> octets, ReadOnlySpan<byte> signature, string algorithm, SamlEntity provider)
    {
        if (!SamlNames.SignatureAlgorithms.TryGetValue(algorithm, out var known)) throw NotAccepted();
        foreach (var der in provider.SigningCertificates)
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            using var key = Key(certificate, known.IsRsa);
            if (key is RSA rsa && rsa.VerifyData(octets, signature, known.Hash, RSASignaturePadding.Pkcs1)) return true;
            if (key is ECDsa ecdsa && ecdsa.VerifyData(octets, signature, known.Hash)) return true;
        }

        return false;
    }

    private static bool IsBy(SignedXml xml, byte[] der, string algorithm)
    {
        // When it was issued, until when it lives and by whom is not asked: the metadata says that the key is the provider's, as AWS takes it. Only who
        // sets up a provider whose certificates have all expired is told so.
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        using var key = Key(certificate, SamlNames.SignatureAlgorithms[algorithm].IsRsa);
        return key is not null && xml.CheckSignature(key);
    }

    private static AsymmetricAlgorithm? Key(X509Certificate2 certificate, bool isRsa) => isRsa ? certificate.GetRSAPublicKey() : certificate.GetECDsaPublicKey();

    /// <summary>One signature of one element, and not a part more: whatever else could stand there has been used to have one thing verified and another read.</summary>
    private static (string Algorithm, string Digest) DemandShape(XmlElement signature, string id)
    {
        var parts = signature.Elements().ToList();
        if (parts.Count is not (2 or 3) || !parts[0].Is("SignedInfo", SamlNames.Signature) || !parts[1].Is("SignatureValue", SamlNames.Signature) || (parts.Count == 3 && !parts[2].Is("KeyInfo", SamlNames.Signature))) throw NotAccepted();
        var signedInfo = Parts(parts[0], "CanonicalizationMethod", "SignatureMethod", "Reference");
        var reference = Parts(signedInfo[2], "Transforms", "DigestMethod", "DigestValue");
        var transforms = Parts(reference[0], "Transform", "Transform");
        if (signedInfo[2].Value("URI") != $"#{id}") throw new SamlRefusedException("The signature of the identity provider is of another element.") { Reason = SamlRefusal.Signature };
        if (parts[1].Text().Trim().Length == 0) throw NotAccepted();
        DemandExclusive(signedInfo[0]);
        DemandExclusive(transforms[1]);
        if (transforms[0].Value("Algorithm") != SignedXml.XmlDsigEnvelopedSignatureTransformUrl || transforms[0].Elements().Any()) throw NotAccepted();
        if (signedInfo[1].Elements().Any() || reference[1].Elements().Any() || reference[2].Elements().Any()) throw NotAccepted();
        var algorithm = signedInfo[1].Value("Algorithm") ?? "";
        var digest = reference[1].Value("Algorithm") ?? "";
        return SamlNames.SignatureAlgorithms.ContainsKey(algorithm) && SamlNames.DigestAlgorithms.ContainsKey(digest) ? (algorithm, digest) : throw NotAccepted();
    }

    private static List<XmlElement> Parts(XmlElement element, params string[] names)
    {
        var parts = element.Elements().ToList();
        return parts.Count == names.Length && parts.Zip(names).All(p => p.First.Is(p.Second, SamlNames.Signature)) ? parts : throw NotAccepted();
    }

    private static void DemandExclusive(XmlElement method)
    {
        var inner = method.Elements().ToList();
        if (method.Value("Algorithm") != SignedXml.XmlDsigExcC14NTransformUrl || inner.Count > 1 || (inner.Count == 1 && (!inner[0].Is(Prefixes, SignedXml.XmlDsigExcC14NTransformUrl) || inner[0].Elements().Any())))
            throw NotAccepted();
    }

    /// <summary>
    /// What was hashed. Made here once more, as SignedXml does not hand it out, and of the same hash: however it is made, it is what was signed.
    /// </summary>
    private static byte[] Octets(XmlElement signed, SignedXml xml, string digest)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var root = (XmlElement)document.AppendChild(document.ImportNode(signed, deep: true))!;
        foreach (var (prefix, ns) in signed.CreateNavigator()!.GetNamespacesInScope(XmlNamespaceScope.ExcludeXml))
        {
            var name = prefix.Length == 0 ? "xmlns" : $"xmlns:{prefix}";
            if (!root.HasAttribute(name)) root.SetAttribute(name, ns);
        }

        root.RemoveChild(Of(root)!);
        var reference = (Reference)xml.SignedInfo!.References[0]!;
        var transform = new XmlDsigExcC14NTransform(includeComments: false, ((XmlDsigExcC14NTransform)reference.TransformChain[1]).InclusiveNamespacesPrefixList ?? "");
        transform.LoadInput(document);
        using var octets = (MemoryStream)transform.GetOutput(typeof(Stream));
        var hash = CryptographicOperations.HashData(SamlNames.DigestAlgorithms[digest], octets.ToArray());
        return CryptographicOperations.FixedTimeEquals(hash, reference.DigestValue) ? octets.ToArray() : throw new SamlRefusedException(NotValid) { Reason = SamlRefusal.Signature };
    }

    private static SamlRefusedException NotAccepted() => new("The signature of the identity provider has a form that is not accepted.") { Reason = SamlRefusal.Signature };

    /// <summary>Knows one element by its ID, so that no other can be meant.</summary>
    private sealed class OneElement : SignedXml
    {
        private readonly XmlElement _element;
        private readonly string _id;

        public OneElement(XmlElement element, string id)
            : base(element.OwnerDocument)
        {
            (_element, _id) = (element, id);
            // Nothing is fetched, whatever a message names.
            Resolver = null!;
        }

        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) => idValue == _id ? _element : null;
    }
}
