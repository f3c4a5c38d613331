namespace CognitoConsole.Engine.UserPools;

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

    /// <summary>The request that it answers; null when the provider began.</summary>
    public string? InResponseTo { get; init; }

    /// <summary>From then on it would be refused for its age, with what is allowed for clocks.</summary>
    public required DateTimeOffset NotOnOrAfter { get; init; }

    public required DateTimeOffset AuthnInstant { get; init; }

    /// <summary>When the session at the provider ends; null when it does not say.</summary>
    public DateTimeOffset? SessionNotOnOrAfter { get; init; }
}

/// <summary>What a response must be for.</summary>
/// <param name="AssertionConsumerService">The address to which it was posted, as the request named it.</param>
/// <param name="RequestId">ID of the request that it must answer. Null only where the provider may begin a sign-in (IDPInit): it must answer none.</param>
public sealed record SamlExpectation(string AssertionConsumerService, string? RequestId);
