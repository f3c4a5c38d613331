using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    /// <summary>Shown to the person: whose sign-in it was is not known any more, so no app can be told.</summary>
    public static CognitoException FederationAttemptOver() => InvalidRequest("This sign-in is no longer valid. It may have been open for too long, or cookies are switched off.");

    /// <summary>The browser is signed out here; what became of it at the provider nobody has said.</summary>
    public static CognitoException SignOutNotConfirmed(string? why) => InvalidRequest($"You are signed out here, but the identity provider has not confirmed it.{(why is null ? "" : " " + why)}");

    /// <summary>AWS's words for a SAML response that is no sign-in and answers none.</summary>
    public static CognitoException InvalidRelayState() => InvalidRequest("Invalid relayState from identity provider");

    /// <summary>A user of that name is there, and neither made by the identity nor linked to it.</summary>
    public static CognitoException EntryForUsername(string username) => InvalidParameter($"Already found an entry for username {username}");
}

/// <summary>A sign-in through a provider that did not come about. The client is told, with a code of OAuth 2.0.</summary>
/// <param name="error">Of <see cref="ErrorCodes"/>.</param>
internal sealed class FederationException(string error, string description, Exception? inner = null) : Exception(description, inner)
{
    public string Error { get; } = error;

    /// <summary>What the provider says makes no sign-in.</summary>
    public FederationException(string description)
        : this(ErrorCodes.InvalidRequest, description)
    {
    }

    /// <summary>The provider cannot be asked.</summary>
    public static FederationException Unreachable(string what, Exception inner) => new(ErrorCodes.ServerError, $"Timeout occurred in calling IdP {what}", inner);

    /// <summary>The provider answers with an error.</summary>
    /// <param name="detail">In AWS's words, or the provider's own code.</param>
    public static FederationException Refused(string provider, int status, string detail) => new($"{provider} Error - {status} {detail}");
}
