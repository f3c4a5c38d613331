using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Engine.Saml;

namespace CognitoConsole.Engine.Sts;

/// <summary>The condition keys that a SAML assertion answers, as AWS has named them.</summary>
internal static class SamlKeys
{
    public const string Prefix = "saml:";
    private const string Format = "urn:oasis:names:tc:SAML:2.0:nameid-format:";
    private const string Unspecified = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
    private const string EduPerson = "urn:oid:1.3.6.1.4.1.5923.1.1.1.";
    private const string EduOrg = "urn:oid:1.3.6.1.4.1.5923.1.2.1.";
    private const string Claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    /// <summary>Of the assertion itself.</summary>
    private static readonly string[] Own = ["aud", "doc", "iss", "namequalifier", "sub", "sub_type"];

    /// <summary>Those which later requests of the session answer too.</summary>
    private static readonly string[] OfSession = ["saml:namequalifier", "saml:sub", "saml:sub_type"];

    private static readonly Dictionary<string, string> ByAttribute = new(StringComparer.Ordinal)
    {
        [EduPerson + "1"] = "edupersonaffiliation",
        [EduPerson + "2"] = "edupersonnickname",
        [EduPerson + "3"] = "edupersonorgdn",
        [EduPerson + "4"] = "edupersonorgunitdn",
        [EduPerson + "5"] = "edupersonprimaryaffiliation",
        [EduPerson + "6"] = "edupersonprincipalname",
        [EduPerson + "7"] = "edupersonentitlement",
        [EduPerson + "8"] = "edupersonprimaryorgunitdn",
        [EduPerson + "9"] = "edupersonscopedaffiliation",
        [EduPerson + "10"] = "edupersontargetedid",
        [EduPerson + "11"] = "edupersonassurance",
        [EduOrg + "2"] = "eduorghomepageuri",
        [EduOrg + "3"] = "eduorgidentityauthnpolicyuri",
        [EduOrg + "4"] = "eduorglegalname",
        [EduOrg + "5"] = "eduorgsuperioruri",
        [EduOrg + "6"] = "eduorgwhitepagesuri",
        ["urn:oid:2.5.4.3"] = "cn",
        [Claims + "name"] = "name",
        ["http://schemas.xmlsoap.org/claims/CommonName"] = "commonName",
        [Claims + "givenname"] = "givenName",
        [Claims + "surname"] = "surname",
        [Claims + "emailaddress"] = "mail",
        ["http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid"] = "primaryGroupSID",
        ["urn:oid:2.5.4.4"] = "surname",
        ["urn:oid:2.5.4.42"] = "givenName",
        ["urn:oid:2.5.4.45"] = "x500UniqueIdentifier",
        ["urn:oid:0.9.2342.19200300.100.1.1"] = "uid",
        ["urn:oid:0.9.2342.19200300.100.1.3"] = "mail",
        ["urn:oid:0.9.2342.19200300.100.1.45"] = "organizationStatus",
    };

    /// <summary>All of them, for whoever writes a policy.</summary>
    public static IEnumerable<string> Names => Own.Concat(ByAttribute.Values).Distinct().Select(n => Prefix + n);

    /// <summary>The format of the NameID as AWS shortens it: <c>persistent</c>, <c>transient</c>, or the whole of it.</summary>
    public static string SubjectType(SamlAssertion assertion) =>
        assertion.NameIdFormat is not { } format ? Unspecified : format.StartsWith(Format, StringComparison.Ordinal) ? format[Format.Length..] : format;

    /// <summary>Names issuer, account and provider: with the subject, one person of all.</summary>
    /// <param name="document">Account and provider: <c>123456789012/Corp</c>.</param>
    public static string NameQualifier(SamlAssertion assertion, string document)
    {
#pragma warning disable CA5350 // AWS's name for the provider, which proves nothing
        return Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes(assertion.Issuer + document)));
#pragma warning restore CA5350
    }

    public static Dictionary<string, IReadOnlyList<string>> Of(SamlAssertion assertion, string document)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>
        {
            ["saml:aud"] = [assertion.Recipient],
            ["saml:doc"] = [document],
            ["saml:iss"] = [assertion.Issuer],
            ["saml:namequalifier"] = [NameQualifier(assertion, document)],
            ["saml:sub"] = [assertion.NameId],
            ["saml:sub_type"] = [SubjectType(assertion)],
        };
        foreach (var (attribute, values) in assertion.Attributes)
            if (values.Count > 0 && ByAttribute.TryGetValue(attribute, out var name)) keys[Prefix + name] = [.. keys.GetValueOrDefault(Prefix + name, []), .. values];
        return keys;
    }

    public static Dictionary<string, IReadOnlyList<string>> ForSession(IReadOnlyDictionary<string, IReadOnlyList<string>> keys) => OfSession.ToDictionary(k => k, k => keys[k]);
}
