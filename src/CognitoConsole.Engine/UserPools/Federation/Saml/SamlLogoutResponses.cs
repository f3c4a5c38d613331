using System.Xml;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Saml;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Answers of SAML providers to a request to sign out. They must be signed: whoever gets one past this ends the sign-out of somebody else.</summary>
public sealed class SamlLogoutResponses(SamlProviders providers)
{
    /// <summary>Of the HTTP-POST binding.</summary>
    /// <param name="samlResponse">The form's field.</param>
    /// <param name="address">The address to which it was sent.</param>
    /// <exception cref="SamlRefusedException">Why it counts for nothing.</exception>
    public Task<SamlLogout> ReadPost(IdentityProvider provider, string samlResponse, string address, CancellationToken cancellation)
    {
        if (samlResponse.Length > SamlResponse.MaxCharacters) throw SamlXml.Unreadable();
        var octets = new byte[samlResponse.Length];
        if (!Convert.TryFromBase64String(samlResponse, octets, out var length)) throw SamlXml.Unreadable();
        var response = SamlXml.Parse(octets.AsSpan(0, length));
        SamlResponse.DemandDistinctIds(response);
        return Read(provider, metadata => Read(SamlSignature.Verify(response, metadata), metadata, address, mustNameDestination: false), cancellation);
    }

    /// <summary>Of the HTTP-Redirect binding.</summary>
    /// <param name="query">As it came, with nothing decoded.</param>
    /// <param name="address">The address to which it was sent.</param>
    /// <exception cref="SamlRefusedException">Why it counts for nothing.</exception>
    public Task<SamlLogout> ReadRedirect(IdentityProvider provider, string query, string address, CancellationToken cancellation) =>
        Read(provider, metadata => Read(SamlXml.Parse(SamlRedirect.Verify(query, "SAMLResponse", metadata)), metadata, address, mustNameDestination: true), cancellation);

    private async Task<SamlLogout> Read(IdentityProvider provider, Func<SamlMetadata, SamlLogout> read, CancellationToken cancellation)
    {
        var known = await providers.Of(provider, cancellation);
        try
        {
            return read(known);
        }
        catch (SamlRefusedException refused) when (refused.IsOfUnknownKey)
        {
            if (await providers.Newer(provider, known, cancellation) is not { } newer) throw;
            return read(newer);
        }
    }

    private static SamlLogout Read(XmlElement response, SamlMetadata metadata, string address, bool mustNameDestination)
    {
        if (!response.Is("LogoutResponse", SamlNames.Protocol) || response.Value("Version") != "2.0") throw new SamlRefusedException("The message of the identity provider is not a LogoutResponse of SAML 2.0.");
        SamlChecks.DemandIssuer(response, metadata.EntityId, isRequired: true);
        SamlChecks.DemandDestination(response, [address], mustNameDestination);
        if (response.Value("InResponseTo") is not { Length: > 0 } request) throw new SamlRefusedException("The LogoutResponse answers no request.");
        return new(request, SamlChecks.Status(response).IsSuccess);
    }
}

/// <param name="InResponseTo">ID of the request that it answers.</param>
/// <param name="IsSuccess">Whether the provider has ended all of the session; it may have ended a part.</param>
public sealed record SamlLogout(string InResponseTo, bool IsSuccess);
