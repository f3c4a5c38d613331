using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Saml;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>SAML providers as the common flow sees them: where the browser goes, and whom a response proves; and the way out again.</summary>
public sealed class SamlSignIn(CognitoDbContext db, SamlRequests requests, SamlResponses responses, SamlLogoutResponses logouts, PoolSecrets secrets)
{
    private const string SessionPurpose = "saml-session";

    /// <exception cref="FederationException">The provider's metadata cannot be had.</exception>
    public async Task<SamlRequest> Start(UserPool pool, IdentityProvider provider, AuthorizationRequest authorization, string state, string assertionConsumerService, CancellationToken cancellation)
    {
        var force = BrowserStepUp.MostAge(authorization) == TimeSpan.Zero;
        try
        {
            return await requests.SignIn(pool, provider, assertionConsumerService, state, force, cancellation);
        }
        catch (SamlRefusedException refused)
        {
            throw new FederationException(Contracts.ErrorCodes.ServerError, refused.Message, refused);
        }
    }

    /// <summary>Uses the assertion up.</summary>
    /// <param name="requestId">Null where the provider has begun.</param>
    /// <exception cref="FederationException">The response proves nobody.</exception>
    public async Task<FederatedProfile> Ask(UserPool pool, IdentityProvider provider, string? samlResponse, string assertionConsumerService, string? requestId, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(samlResponse)) throw new FederationException("The identity provider has sent no SAML response.");
        SamlAssertion assertion;
        try
        {
            assertion = await responses.Read(pool, provider, samlResponse, new SamlExpectation(assertionConsumerService, requestId), cancellation);
        }
        catch (SamlRefusedException refused)
        {
            throw new FederationException(refused.Message);
        }

        await UseUp(pool, provider, assertion, cancellation);
        return new FederatedProfile(assertion.NameId, assertion.Attributes.ToDictionary(a => a.Key, a => a.Value.ToArray(), StringComparer.Ordinal), new JsonObject { ["samlResponse"] = Texts(assertion) })
        {
            ProviderSession = secrets.Protect(pool, JsonSerializer.SerializeToUtf8Bytes(SamlSession.Of(assertion)), SessionPurpose),
            AuthenticatedAt = assertion.AuthnInstant,
            Until = assertion.SessionNotOnOrAfter,
        };
    }

    /// <summary>The provider's address at which the browser is signed out there too; null where that is not wanted or cannot be asked for.</summary>
    public async Task<SamlRequest?> SignOut(UserPool pool, IdentityProvider provider, byte[] providerSession, string state, CancellationToken cancellation)
    {
        try
        {
            var session = JsonSerializer.Deserialize<SamlSession>(secrets.Unprotect(pool, providerSession, SessionPurpose))!;
            return await requests.SignOut(pool, provider, session, state, cancellation);
        }
        catch (SamlRefusedException)
        {
            // Signed out here all the same.
            return null;
        }
    }

    /// <exception cref="Contracts.CognitoException">invalid_request: not the provider's answer to that request.</exception>
    public async Task DemandSignedOut(IdentityProvider provider, string? samlResponse, string? query, string requestId, string address, CancellationToken cancellation)
    {
        try
        {
            var answer = string.IsNullOrEmpty(samlResponse) ? await logouts.ReadRedirect(provider, query ?? "", address, cancellation) : await logouts.ReadPost(provider, samlResponse, address, cancellation);
            if (answer.InResponseTo != requestId) throw Errors.SignOutNotConfirmed(null);
        }
        catch (SamlRefusedException refused)
        {
            throw Errors.SignOutNotConfirmed(refused.Message);
        }
    }

    /// <summary>An assertion is good once, also where no state of ours comes with it.</summary>
    private async Task UseUp(UserPool pool, IdentityProvider provider, SamlAssertion assertion, CancellationToken cancellation)
    {
        var name = $"saml {pool.Id} {provider.ProviderName} {assertion.Issuer} {assertion.AssertionId}";
        db.ConsumedSessions.Add(new ConsumedSession { Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32], ExpiresAt = assertion.NotOnOrAfter });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException used) when (used.IsUniqueViolation())
        {
            db.ChangeTracker.Clear();
            throw new FederationException("The assertion was used already.");
        }
    }

    private static JsonObject Texts(SamlAssertion assertion) => new(assertion.Attributes.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)JsonValue.Create(MappedAttributes.Text([.. a.Value]) ?? ""))));
}
