using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;
using Pool = CognitoConsole.Data.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>
/// ID tokens of this server's user pools, which an identity pool names with their app clients or, as any other issuer, through an OpenID Connect provider of IAM.
/// </summary>
public sealed class UserPoolLogins(CognitoDbContext db, PoolDirectory pools, UserDirectory users, EngineOptions options, TimeProvider clock)
{
    public async Task<ProvenLogin> Verify(Pool pool, string userPoolId, string token, CancellationToken cancellation)
    {
        var clients = pool.CognitoIdentityProviders.Where(p => ProviderNames.UserPoolId(p.ProviderName!, options) == userPoolId).ToList();
        var arn = ProviderNames.OpenIdConnectArnOf(pool, userPoolId, options);
        if (clients.Count == 0 && arn is null) throw Errors.UnsupportedProvider();
        var (userPool, keys) = await Keys(userPoolId, cancellation);
        TokenRefusals.Demand(JwtReader.Read(token, [keys.Id.VerificationKey], clock.GetUtcNow(), out var payload), payload, clock.GetUtcNow());
        if (TokenRefusals.Text(payload, "token_use") != "id" || TokenRefusals.Text(payload, "sub") is not { Length: > 0 } subject) throw Errors.InvalidLogin(TokenRefusals.NotAnIdToken);
        if (!options.IsIssuer(userPool, TokenRefusals.Text(payload, "iss"))) throw Errors.InvalidLogin("Issuer doesn't match providerName");
        var (provider, claims, audience) = (ProviderNames.AwsForm(userPoolId), ProvenLogin.ClaimsOf(payload), TokenRefusals.Text(payload, "aud"));
        if (clients.FirstOrDefault(c => c.ClientId == audience) is { } client)
        {
            if (client.ServerSideTokenCheck == true) await DemandSignedIn(userPoolId, subject, payload, cancellation);
            return new ProvenLogin(provider, subject, claims)
            {
                RoleMappingKey = $"{provider}:{client.ClientId}",
                TagMapKey = provider,
                Amr = [provider, $"{provider}:CognitoSignIn:{subject}"],
            };
        }

        if (arn is null || audience is null || !(await OpenIdLogins.ClientIds(db, arn, cancellation)).Contains(audience)) throw Errors.UnsupportedProvider();
        return new ProvenLogin(provider, subject, claims) { RoleMappingKey = arn, TagMapKey = arn, Amr = [provider, $"{provider}:{audience}:{subject}"] };
    }

    private async Task<(Data.UserPools.UserPool Pool, PoolKeys Keys)> Keys(string userPoolId, CancellationToken cancellation)
    {
        try
        {
            return (await pools.Pool(userPoolId, cancellation), await pools.SigningKeys(userPoolId, cancellation));
        }
        catch (CognitoException unknown) when (unknown.Status < 500)
        {
            throw Errors.UnsupportedProvider();
        }
    }

    /// <summary>The server-side token check: is the user still there, enabled, and signed in?</summary>
    private async Task DemandSignedIn(string userPoolId, string subject, JsonElement payload, CancellationToken cancellation)
    {
        var user = TokenRefusals.Text(payload, "cognito:username") is { } username ? await users.FindByUsername(userPoolId, username, cancellation) : null;
        if (user is null || user.Sub != subject) throw Errors.InvalidLogin("User does not exist.");
        if (!user.Enabled) throw Errors.InvalidLogin("User is disabled.");
        // A family that is gone has been revoked or cleaned up; without one, a sign-out counts for everything issued before.
        var revoked = TokenRefusals.Text(payload, "origin_jti") is { } origin
            ? !await db.RefreshTokens.AnyAsync(t => t.UserPoolId == userPoolId && t.OriginJti == origin && t.RevokedAt == null, cancellation)
            : user.SignedOutAt is { } at && TokenTime.IsUpTo(payload, at);
        if (revoked) throw Errors.InvalidLogin("Token has been revoked.");
    }
}
