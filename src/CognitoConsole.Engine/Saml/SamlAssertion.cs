namespace CognitoConsole.Engine.Saml;

/// <summary>What a SAML provider has said about somebody, after everything about it was checked but one thing: whether it was used before.</summary>
public sealed record SamlAssertion
{
    /// <summary>Good for one sign-in: to be remembered, for the issuer, until <see cref="NotOnOrAfter"/>.</summary>
    public required string AssertionId { get; init; }

    /// <summary>The provider's entityID.</summary>
    public required string Issuer { get; init; }

    /// <summary>Who it is at the provider, letter by letter.</summary>
    public required string NameId { get; init; }

    public string? NameIdFormat { get; init; }

    /// <summary>Qualifiers of the NameID, which a request to sign out repeats.</summary>
    public string? NameQualifier { get; init; }

    public string? SPNameQualifier { get; init; }

    /// <summary>The session at the provider, for signing out of it; null when it names none.</summary>
    public string? SessionIndex { get; init; }

    /// <summary>Values by the attribute's Name; the FriendlyName is for people.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The address that it was given for, and the audience: as it names them itself, of those that were expected.</summary>
    public required string Recipient { get; init; }

    public required string Audience { get; init; }

    /// <summary>When it was written; null when it does not say.</summary>
    public DateTimeOffset? IssueInstant { get; init; }

    /// <summary>The request that it answers; null when the provider began.</summary>
    public string? InResponseTo { get; init; }

    /// <summary>From then on it would be refused for its age, with what is allowed for clocks.</summary>
    public required DateTimeOffset NotOnOrAfter { get; init; }

    public required DateTimeOffset AuthnInstant { get; init; }

    /// <summary>When the session at the provider ends; null when it does not say.</summary>
    public DateTimeOffset? SessionNotOnOrAfter { get; init; }
}

/// <summary>Whom a response must be for.</summary>
/// <param name="Audiences">What the service is called; any of these will do.</param>
/// <param name="Addresses">Where responses for it are posted.</param>
internal sealed record SamlRecipient(IReadOnlyCollection<string> Audiences, IReadOnlyCollection<string> Addresses)
{
    /// <summary>ID of the request that it must answer; null: it must answer none.</summary>
    public string? RequestId { get; init; }

    /// <summary>Somebody else has asked, if anybody has: which request it answers is his to know.</summary>
    public bool AnswersAny { get; init; }
}
