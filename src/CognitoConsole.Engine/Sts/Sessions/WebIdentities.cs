using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Sts;

/// <summary>Somebody with a token of a trusted issuer.</summary>
/// <param name="Provider">As trust policies name it: <c>cognito-identity.amazonaws.com</c>, <c>graph.facebook.com</c>, <c>www.amazon.com</c>, or the ARN of an OpenID Connect provider.</param>
/// <param name="Prefix">Of its condition keys: the issuer without scheme.</param>
internal sealed record WebIdentity(string Provider, string Prefix, string Subject, string Audience, IReadOnlyDictionary<string, IReadOnlyList<string>> Keys)
{
    /// <summary>When it is a token of an identity pool.</summary>
    public IdentityToken? Identity { get; init; }
}

/// <summary>Checks web identity tokens: of identity pools, of this server's user pools, and of the issuers that IAM knows.</summary>
internal sealed class WebIdentities(CognitoDbContext db, IdentityTokens identityTokens, OpenIdIssuers issuers, SocialLogins social, PoolDirectory pools, EngineOptions options, TimeProvider clock)
{
    /// <exception cref="CognitoException">InvalidIdentityToken, ExpiredToken, IDPCommunicationError.</exception>
    public async Task<WebIdentity> Verify(string token, OperationContext context)
    {
        var issuer = IssuerOf(token) ?? throw Errors.InvalidIdentityToken("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
        if (issuer == IdentityTokens.Issuer) return await OfIdentity(token, context);

        var url = issuer[(issuer.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0)..].TrimEnd('/');
        var provider = await db.OpenIdConnectProviders.AsNoTracking().FirstOrDefaultAsync(p => p.Url == url, context.Cancellation);
        if (provider is null && url == ProviderNames.Google) return await OfGoogle(issuer, token, context.Cancellation);
        if (provider is null) throw Errors.InvalidIdentityToken($"No OpenIDConnect provider found in your account for {issuer}");
        var payload = await Read(issuer, url, token, context.Cancellation);
        var claims = ProvenLogin.ClaimsOf(payload);
        if (claims.GetValueOrDefault("sub") is not [{ Length: > 0 } subject]) throw Errors.InvalidIdentityToken("Missing a required claim: sub");
        if ((claims.GetValueOrDefault("aud") ?? []).FirstOrDefault(provider.ClientIds.Contains) is not { } audience) throw Errors.InvalidIdentityToken("Incorrect token audience");
        var keys = new Dictionary<string, IReadOnlyList<string>> { [$"{url}:sub"] = [subject], [$"{url}:aud"] = [audience] };
        foreach (var claim in new[] { "amr", "email", "azp" })
            if (claims.GetValueOrDefault(claim) is { Length: > 0 } values) keys[$"{url}:{claim}"] = values;
        return new WebIdentity(provider.Arn(context.AccountId), url, subject, audience, keys);
    }

    /// <summary>
    /// Google needs no provider in IAM, as in AWS: the trust policy says for which app. <c>aud</c> is there who the token was issued to (<c>azp</c>), and <c>oaud</c> whom it is for.
    /// </summary>
    private async Task<WebIdentity> OfGoogle(string issuer, string token, CancellationToken cancellation)
    {
        // Its older tokens leave the scheme out.
        var claims = ProvenLogin.ClaimsOf(await Read(issuer.StartsWith("https://", StringComparison.Ordinal) ? issuer : $"https://{issuer}", ProviderNames.Google, token, cancellation));
        if (claims.GetValueOrDefault("sub") is not [{ Length: > 0 } subject]) throw Errors.InvalidIdentityToken("Missing a required claim: sub");
        if (claims.GetValueOrDefault("aud") is not [{ Length: > 0 } audience, ..]) throw Errors.InvalidIdentityToken("Missing a required claim: aud");
        var app = claims.GetValueOrDefault("azp") is [{ Length: > 0 } party] ? party : audience;
        var keys = new Dictionary<string, IReadOnlyList<string>>
        {
            [$"{ProviderNames.Google}:sub"] = [subject],
            [$"{ProviderNames.Google}:aud"] = [app],
            [$"{ProviderNames.Google}:oaud"] = [audience],
        };
        if (claims.GetValueOrDefault("email") is { Length: > 0 } email) keys[$"{ProviderNames.Google}:email"] = email;
        return new WebIdentity(ProviderNames.Google, ProviderNames.Google, subject, app, keys);
    }

    /// <summary>An access token that says nothing by itself: its provider is asked. The trust policy has to say for which app (<c>graph.facebook.com:app_id</c>).</summary>
    /// <exception cref="CognitoException">ValidationError, InvalidIdentityToken, IDPCommunicationError.</exception>
    public async Task<WebIdentity> VerifyOpaque(string provider, string token, CancellationToken cancellation)
    {
        try
        {
            var login = provider switch
            {
                ProviderNames.Facebook => await social.VerifyFacebook(null, token, cancellation),
                ProviderNames.Amazon => await social.VerifyAmazon(null, token, cancellation),
                _ => throw Errors.StsValidation($"ProviderId is for access tokens of {ProviderNames.Facebook} and {ProviderNames.Amazon}; leave it out for ID tokens."),
            };
            var app = login.Claim("aud")!;
            var keys = new Dictionary<string, IReadOnlyList<string>>
            {
                [$"{provider}:app_id"] = [app],
                [provider == ProviderNames.Facebook ? $"{provider}:id" : $"{provider}:user_id"] = [login.Subject],
            };
            return new WebIdentity(provider, provider, login.Subject, app, keys);
        }
        catch (CognitoException refused) when (refused.Code == ErrorCodes.NotAuthorizedException)
        {
            throw Errors.InvalidIdentityToken(refused.Message);
        }
        catch (CognitoException unreachable) when (unreachable.Code == ErrorCodes.ExternalServiceException)
        {
            throw new CognitoException(ErrorCodes.IDPCommunicationErrorException, unreachable.Message);
        }
    }

    private async Task<WebIdentity> OfIdentity(string token, OperationContext context)
    {
        var (refusal, identity, _) = await identityTokens.Read(token, context.Cancellation);
        Demand(refusal);
        return new WebIdentity(ProviderNames.CognitoIdentity, ProviderNames.CognitoIdentity, identity!.IdentityId, identity.IdentityPoolId, IdentityCredentials.KeysOf(identity)) { Identity = identity };
    }

    private async Task<JsonElement> Read(string issuer, string url, string token, CancellationToken cancellation)
    {
        JwtRefusal refusal;
        JsonElement payload;
        // This server need not ask itself over the network.
        if (ProviderNames.UserPoolId(url, options) is { } userPoolId && await Keys(userPoolId, cancellation) is { } keys)
        {
            refusal = JwtReader.Read(token, [keys.Id.VerificationKey], clock.GetUtcNow(), out payload);
        }
        else
        {
            try
            {
                (refusal, payload) = await issuers.Read(issuer.TrimEnd('/'), token, cancellation);
            }
            catch (OutgoingHttpException failure)
            {
                throw new CognitoException(ErrorCodes.IDPCommunicationErrorException, $"Couldn't retrieve verification key from your identity provider: {failure.Message}");
            }
        }

        Demand(refusal);
        return payload;
    }

    private async Task<PoolKeys?> Keys(string userPoolId, CancellationToken cancellation)
    {
        try
        {
            return await pools.SigningKeys(userPoolId, cancellation);
        }
        catch (CognitoException unknown) when (unknown.Status < 500)
        {
            return null;
        }
    }

    private static void Demand(JwtRefusal refusal)
    {
        if (refusal == JwtRefusal.Expired) throw Errors.WebIdentityExpired();
        if (refusal == JwtRefusal.NotYetValid) throw Errors.WebIdentityNotYetValid();
        if (refusal != JwtRefusal.None) throw Errors.InvalidIdentityToken("Couldn't verify the signature of the token: it is not valid.");
    }

    /// <summary>Who the token claims to be from. Only chooses the keys; the signature decides.</summary>
    private static string? IssuerOf(string token)
    {
        if (token.Length > JwtReader.MaxLength || token.Split('.') is not [_, var part, _] || !StrictBase64Url.TryDecode(part, out var payload)) return null;
        try
        {
            using var document = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("iss", out var issuer) && issuer.ValueKind == JsonValueKind.String ? issuer.GetString() : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
