using System.Text.Json;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>ID tokens of providers: signature, issuer, audience, time and nonce.</summary>
public sealed class ProviderIdTokens(OpenIdIssuers issuers)
{
    public static bool AreGivenBy(IdentityProvider provider) => provider.ProviderType is IdentityProviderTypeType.Oidc or IdentityProviderTypeType.Google or IdentityProviderTypeType.SignInWithApple;

    /// <summary>With or without the slash at the end, as when the provider is set up: some write it in their tokens and nowhere else.</summary>
    public static bool IsSame(string? named, string issuer) => named == issuer || named is { Length: > 0 } && WithoutSlash(named) == WithoutSlash(issuer);

    public async Task<JsonElement> Read(IdentityProvider provider, string? token, string nonce, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(token)) throw new FederationException("id_token is missing");
        var issuer = provider.Details["oidc_issuer"];
        var payload = await Verify(provider, issuer, token, cancellation);
        if (!ProviderTokens.IsReadable(payload)) throw new FederationException("id_token cannot be read");
        var named = TokenRefusals.Text(payload, "iss");
        // Google's older tokens leave the scheme out.
        if (!IsSame(named, issuer) && !(provider.ProviderType == IdentityProviderTypeType.Google && $"https://{named}" == issuer)) throw new FederationException("Bad id_token issuer");
        if (!IsMeantFor(payload, provider.Details["client_id"])) throw new FederationException("Bad id_token audience");
        if (!ConstantTime.Equals(TokenRefusals.Text(payload, "nonce"), nonce)) throw new FederationException("Bad id_token nonce");
        return payload;
    }

    private static string WithoutSlash(string issuer) => issuer.EndsWith('/') ? issuer[..^1] : issuer;

    private async Task<JsonElement> Verify(IdentityProvider provider, string issuer, string token, CancellationToken cancellation)
    {
        try
        {
            var (refusal, payload) = provider.Details.TryGetValue("jwks_uri", out var keys) ? await issuers.Read(issuer, new Uri(keys), token, cancellation) : await issuers.Read(issuer.TrimEnd('/'), token, cancellation);
            return refusal == JwtRefusal.None ? payload : throw new FederationException(refusal == JwtRefusal.Expired ? "Expired id_token" : "Bad id_token signature");
        }
        catch (OutgoingHttpException failure)
        {
            throw new FederationException(Contracts.ErrorCodes.ServerError, "Timeout in calling jwks uri", failure);
        }
    }

    /// <summary>For this client, and where it is for others too, asked for by this one (OpenID Connect Core 3.1.3.7).</summary>
    private static bool IsMeantFor(JsonElement payload, string clientId)
    {
        var audiences = ProvenLogin.ClaimsOf(payload).GetValueOrDefault("aud") ?? [];
        var party = TokenRefusals.Text(payload, "azp");
        return audiences.Contains(clientId) && (party is null ? audiences.Length == 1 : party == clientId);
    }
}
