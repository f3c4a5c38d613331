using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Saml;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Responses of a user pool's SAML providers.</summary>
public sealed class SamlResponses(SamlProviders providers, SamlCertificates certificates, TimeProvider clock)
{
    /// <summary>To be called with nothing unsaved. Whether the assertion was used before is the caller's to find out.</summary>
    /// <param name="samlResponse">The form's field.</param>
    /// <exception cref="SamlRefusedException">Why nobody is signed in.</exception>
    public async Task<SamlAssertion> Read(UserPool pool, IdentityProvider provider, string samlResponse, SamlExpectation expected, CancellationToken cancellation)
    {
        var response = SamlResponse.Parse(samlResponse);
        using var key = response.IsEncrypted ? await certificates.WithKey(pool, SamlCertificate.Encryption, cancellation) : null;
        var known = await providers.Of(provider, cancellation);
        try
        {
            return Read(known);
        }
        catch (SamlRefusedException refused) when (refused.IsOfUnknownKey)
        {
            if (await providers.Newer(provider, known, cancellation) is not { } newer) throw;
            return Read(newer);
        }

        SamlAssertion Read(SamlMetadata metadata) => response.Read(
            metadata, new SamlRecipient([SamlNames.ServiceProvider(pool.Id)], [expected.AssertionConsumerService]) { RequestId = expected.RequestId }, clock.GetUtcNow(),
            key, provider.Details.GetValueOrDefault("EncryptedResponses") == "true");
    }
}

/// <summary>What a response must be for.</summary>
/// <param name="AssertionConsumerService">The address to which it was posted, as the request named it.</param>
/// <param name="RequestId">ID of the request that it must answer. Null only where the provider may begin a sign-in (IDPInit): it must answer none.</param>
public sealed record SamlExpectation(string AssertionConsumerService, string? RequestId);
