using System.Xml;

namespace CognitoConsole.Engine.Saml;

/// <summary>Reads an assertion whose signature was verified, and checks that it is by the provider, for this service, for this request and for now.</summary>
internal sealed class SamlStatements(XmlElement assertion, string issuer, SamlRecipient expected, DateTimeOffset now)
{
    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>How far clocks of providers may be off.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private static readonly string[] KnownConditions = ["AudienceRestriction", "OneTimeUse", "ProxyRestriction"];

    /// <exception cref="SamlRefusedException">Why it is not accepted.</exception>
    public SamlAssertion Read()
    {
        if (!assertion.Is("Assertion", SamlNames.Assertion) || assertion.Value("Version") != "2.0") throw new SamlRefusedException("The assertion is not one of SAML 2.0.");
        SamlChecks.DemandIssuer(assertion, issuer, isRequired: true);
        var subject = Only(assertion, "Subject");
        var name = Name(subject);
        var (confirmed, recipient) = Confirmed(subject);
        var conditions = Only(assertion, "Conditions");
        var (until, audience) = Conditions(conditions);
        var (authn, sessionEnd) = Authentication();
        return new SamlAssertion
        {
            AssertionId = assertion.Value("ID")!,
            Issuer = issuer,
            NameId = name.Text(),
            NameIdFormat = name.Value("Format"),
            NameQualifier = name.Value("NameQualifier"),
            SPNameQualifier = name.Value("SPNameQualifier"),
            SessionIndex = authn.Value("SessionIndex"),
            Attributes = Attributes(),
            Recipient = recipient,
            Audience = audience,
            IssueInstant = SamlChecks.Time(assertion, "IssueInstant"),
            InResponseTo = expected.RequestId,
            NotOnOrAfter = Later(until is { } end && end < confirmed ? end : confirmed),
            AuthnInstant = SamlChecks.Time(authn, "AuthnInstant") ?? throw new SamlRefusedException("AuthnInstant is missing in the assertion."),
            SessionNotOnOrAfter = sessionEnd,
        };
    }

    private static XmlElement Only(XmlElement parent, string name) => parent.Single(name, SamlNames.Assertion) ?? throw new SamlRefusedException($"{name} is missing in the assertion.");

    private static XmlElement Name(XmlElement subject)
    {
        if (subject.Elements("EncryptedID", SamlNames.Assertion).Any()) throw new SamlRefusedException("An encrypted NameID is not accepted.");
        var name = Only(subject, "NameID");
        var text = name.Text();
        // It becomes a username, and two that look alike must not be two.
        return text.Length > 0 && text.Trim() == text && !text.Any(char.IsControl) ? name : throw new SamlRefusedException("The NameID is empty, or has white space around it.");
    }

    /// <summary>Until when the best of its bearer confirmations holds, and for which address.</summary>
    private (DateTimeOffset Until, string Recipient) Confirmed(XmlElement subject)
    {
        (DateTimeOffset Until, string Recipient)? best = null;
        SamlRefusedException? reason = null;
        foreach (var confirmation in subject.Elements("SubjectConfirmation", SamlNames.Assertion).Where(c => c.Value("Method") == SamlNames.Bearer))
        {
            try
            {
                var good = Confirmation(Only(confirmation, "SubjectConfirmationData"));
                if (best is null || good.Until > best.Value.Until) best = good;
            }
            catch (SamlRefusedException refused)
            {
                reason = refused;
            }
        }

        return best ?? throw reason ?? new SamlRefusedException("The assertion has no bearer confirmation.");
    }

    private (DateTimeOffset Until, string Recipient) Confirmation(XmlElement data)
    {
        if (data.Value("Recipient") is not { } recipient || !expected.Addresses.Contains(recipient)) throw new SamlRefusedException("The assertion is for another recipient.");
        SamlChecks.DemandRequest(data, expected);
        var until = SamlChecks.Time(data, "NotOnOrAfter") ?? throw new SamlRefusedException("The assertion's confirmation has no NotOnOrAfter.");
        DemandNow(SamlChecks.Time(data, "NotBefore"), until);
        return (until, recipient);
    }

    private (DateTimeOffset? Until, string Audience) Conditions(XmlElement conditions)
    {
        // What is not understood may be what forbids it.
        if (conditions.Elements().Any(c => c.NamespaceURI != SamlNames.Assertion || !KnownConditions.Contains(c.LocalName))) throw new SamlRefusedException("The assertion has a condition that is not known.");
        var audiences = conditions.Elements("AudienceRestriction", SamlNames.Assertion).ToList();
        // Several restrictions all hold; within one, any audience does.
        var named = audiences.Select(a => a.Elements("Audience", SamlNames.Assertion).Select(e => e.Text()).FirstOrDefault(expected.Audiences.Contains)).ToList();
        if (named.Count == 0 || named[0] is not { } audience || named.Contains(null)) throw new SamlRefusedException("The assertion is for another audience.") { Reason = SamlRefusal.Audience };
        var until = SamlChecks.Time(conditions, "NotOnOrAfter");
        DemandNow(SamlChecks.Time(conditions, "NotBefore"), until);
        return (until, audience);
    }

    private (XmlElement Statement, DateTimeOffset? SessionEnd) Authentication()
    {
        var statements = assertion.Elements("AuthnStatement", SamlNames.Assertion).ToList();
        if (statements.Count == 0) throw new SamlRefusedException("The assertion does not say that somebody has signed in.");
        var ends = statements.Select(s => SamlChecks.Time(s, "SessionNotOnOrAfter")).Where(e => e is not null).ToList();
        if (ends.Exists(e => e <= now - Skew)) throw new SamlRefusedException("The session at the identity provider has ended.") { Reason = SamlRefusal.Expired, Until = ends.Min() };
        return (statements[0], ends.Min());
    }

    private Dictionary<string, IReadOnlyList<string>> Attributes()
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var statement in assertion.Elements("AttributeStatement", SamlNames.Assertion))
        {
            if (statement.Elements("EncryptedAttribute", SamlNames.Assertion).Any()) throw new SamlRefusedException("Encrypted attributes are not accepted; the whole assertion may be encrypted.");
            foreach (var attribute in statement.Elements("Attribute", SamlNames.Assertion))
            {
                var name = attribute.Value("Name") ?? throw new SamlRefusedException("An attribute of the assertion has no Name.");
                // A value can be an element (a NameID, say): its text counts.
                var values = attribute.Elements("AttributeValue", SamlNames.Assertion).Where(v => v.GetAttribute("nil", Instance) is not ("true" or "1")).Select(v => v.InnerText);
                all[name] = [.. all.GetValueOrDefault(name, []), .. values];
            }
        }

        return all;
    }

    private void DemandNow(DateTimeOffset? from, DateTimeOffset? until)
    {
        if (from > now + Skew) throw new SamlRefusedException("The assertion is not valid yet.");
        if (until <= now - Skew) throw new SamlRefusedException("The assertion has expired.") { Reason = SamlRefusal.Expired, Until = until };
    }

    private static DateTimeOffset Later(DateTimeOffset until) => until > DateTimeOffset.MaxValue - Skew ? DateTimeOffset.MaxValue : until + Skew;
}
