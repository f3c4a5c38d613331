using System.Text.Json;
using CognitoConsole.Data;
using CognitoConsole.Engine.Ports;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>ID tokens of OpenID Connect issuers: those that IAM knows, Google and Apple.</summary>
public sealed class OpenIdLogins(CognitoDbContext db, OpenIdIssuers issuers, TimeProvider clock)
{
    /// <param name="arn">Of the IAM provider that the pool names.</param>
    public async Task<ProvenLogin> VerifyProvider(string arn, string token, CancellationToken cancellation)
    {
        var url = ProviderNames.IssuerOf(arn);
        var provider = await db.OpenIdConnectProviders.AsNoTracking().FirstOrDefaultAsync(p => p.Url == url, cancellation) ?? throw Errors.UnsupportedProvider();
        return await Verify(url, provider.ClientIds, arn, token, cancellation);
    }

    /// <summary>Whom the provider of IAM lets in; nobody where it has been deleted since a pool named it.</summary>
    internal static async Task<IReadOnlyList<string>> ClientIds(CognitoDbContext db, string arn, CancellationToken cancellation)
    {
        var url = ProviderNames.IssuerOf(arn);
        return (await db.OpenIdConnectProviders.AsNoTracking().FirstOrDefaultAsync(p => p.Url == url, cancellation))?.ClientIds ?? [];
    }

    /// <param name="name"><c>accounts.google.com</c> or <c>appleid.apple.com</c>.</param>
    /// <param name="appIds">One or more, separated by semicolons.</param>
    public Task<ProvenLogin> VerifyPublic(string name, string appIds, string token, CancellationToken cancellation) =>
        Verify(name, appIds.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), name, token, cancellation);

    private async Task<ProvenLogin> Verify(string name, IReadOnlyList<string> audiences, string mappingKey, string token, CancellationToken cancellation)
    {
        var payload = await Read($"https://{name}", token, cancellation);
        var issuer = TokenRefusals.Text(payload, "iss")?.TrimEnd('/');
        // Google's older tokens leave the scheme out.
        if (issuer != $"https://{name}" && issuer != name) throw Errors.InvalidLogin("Issuer doesn't match providerName");
        if (TokenRefusals.Text(payload, "sub") is not { Length: > 0 } subject) throw Errors.InvalidLogin(TokenRefusals.NotAnIdToken);
        var claims = ProvenLogin.ClaimsOf(payload);
        var audience = claims.GetValueOrDefault("aud") ?? [];
        if (!audience.Any(audiences.Contains)) throw Errors.UnsupportedProvider();
        return new ProvenLogin(name, subject, claims)
        {
            RoleMappingKey = mappingKey,
            TagMapKey = mappingKey,
            Email = EmailOf(claims),
            Amr = [name, $"{name}:{audience[0]}:{subject}"],
        };
    }

    private async Task<JsonElement> Read(string issuer, string token, CancellationToken cancellation)
    {
        try
        {
            var (refusal, payload) = await issuers.Read(issuer, token, cancellation);
            TokenRefusals.Demand(refusal, payload, clock.GetUtcNow());
            return payload;
        }
        catch (OutgoingHttpException failure)
        {
            throw Errors.ExternalService($"{issuer}: {failure.Message}");
        }
    }

    internal static string? EmailOf(IReadOnlyDictionary<string, string[]> claims) =>
        claims.GetValueOrDefault("email") is [var email, ..] && email.Length <= 200 ? email.ToLowerInvariant() : null;
}
