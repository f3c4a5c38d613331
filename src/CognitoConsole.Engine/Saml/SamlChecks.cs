using System.Xml;

namespace CognitoConsole.Engine.Saml;

/// <summary>What is checked alike of responses, assertions and answers to a sign-out.</summary>
internal static class SamlChecks
{
    /// <exception cref="SamlRefusedException">Another answers, or nobody says who.</exception>
    public static void DemandIssuer(XmlElement element, string entityId, bool isRequired)
    {
        var issuer = element.Single("Issuer", SamlNames.Assertion);
        if (issuer is null && !isRequired) return;
        if (issuer?.Text() != entityId || issuer.Value("Format") is not (null or SamlNames.Entity)) throw new SamlRefusedException("The issuer is not the identity provider that was asked.") { Reason = SamlRefusal.Issuer };
    }

    /// <exception cref="SamlRefusedException">It answers another request, or one where none was sent.</exception>
    public static void DemandRequest(XmlElement element, SamlRecipient recipient)
    {
        if (recipient.AnswersAny || element.Value("InResponseTo") == recipient.RequestId) return;
        throw new SamlRefusedException(recipient.RequestId is null ? "The response answers a request that was not sent." : "The response does not answer the request that was sent.");
    }

    /// <exception cref="SamlRefusedException">It was sent to another address.</exception>
    public static void DemandDestination(XmlElement message, IReadOnlyCollection<string> addresses, bool isRequired = false)
    {
        if (message.Value("Destination") is { } destination ? !addresses.Contains(destination) : isRequired) throw new SamlRefusedException("The message of the identity provider is for another destination.");
    }

    /// <summary>Whether it went well, and how it says so: the status code, with the one below it.</summary>
    public static (bool IsSuccess, string Told) Status(XmlElement message)
    {
        var code = (message.Single("Status", SamlNames.Protocol) ?? throw SamlXml.Unreadable()).Single("StatusCode", SamlNames.Protocol) ?? throw SamlXml.Unreadable();
        var inner = code.Single("StatusCode", SamlNames.Protocol)?.Value("Value");
        var isSuccess = code.Value("Value") == SamlNames.Success && inner != SamlNames.PartialLogout;
        return (isSuccess, inner is null ? Short(code.Value("Value")) : $"{Short(code.Value("Value"))} ({Short(inner)})");
    }

    /// <summary>Null when it is not there.</summary>
    /// <exception cref="SamlRefusedException">It is no time in UTC, as SAML demands.</exception>
    public static DateTimeOffset? Time(XmlElement element, string attribute)
    {
        if (element.Value(attribute) is not { } text) return null;
        try
        {
            if (text.EndsWith('Z')) return XmlConvert.ToDateTimeOffset(text);
        }
        catch (Exception nonsense) when (nonsense is FormatException or ArgumentOutOfRangeException)
        {
            // Told below.
        }

        throw new SamlRefusedException($"{attribute} is no time in UTC.");
    }

    /// <summary>Only codes of SAML's own are repeated: nobody has signed this, and it is shown to people.</summary>
    private static string Short(string? code) =>
        code is { Length: <= 100 } && code.StartsWith(SamlNames.Status, StringComparison.Ordinal) && code[SamlNames.Status.Length..] is { Length: > 0 } name && name.All(char.IsAsciiLetter) ? name : "an unknown status";
}
