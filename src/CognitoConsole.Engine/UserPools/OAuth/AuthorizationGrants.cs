using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Answers an authorization request for a person who is signed in, and turns authorization codes into tokens: once each.</summary>
public sealed class AuthorizationGrants(CognitoDbContext db, TokenIssuer issuer, RefreshTokens refreshTokens, UserDirectory users, TimeProvider clock)
{
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(5);

    /// <summary>The client's address with a code, or with tokens for the implicit grant. The caller saves.</summary>
    public async Task<string> Answer(AuthorizationRequest request, SignedInBrowser browser, CancellationToken cancellation)
    {
        if (!request.Implicit) return request.Location([("code", NewCode(request, browser))]);

        // No refresh token in a browser's address bar; the family is there so that these tokens can be revoked.
        var grant = new TokenGrant(request.Entry, browser.User, browser.AuthTime, Guid.NewGuid().ToString(), request.Scope, request.Parameters.Nonce)
        {
            Resource = request.Parameters.Resource,
            Methods = browser.Methods,
            Source = TokenSource.HostedAuth,
            OriginSessionId = browser.SessionId,
        };
        refreshTokens.Start(grant);
        var tokens = await issuer.Issue(grant, cancellation);
        var members = new List<(string, string)>();
        if (tokens.IdToken is not null) members.Add(("id_token", tokens.IdToken));
        members.Add(("access_token", tokens.AccessToken));
        members.Add(("expires_in", tokens.ExpiresIn.ToString(CultureInfo.InvariantCulture)));
        members.Add(("token_type", "Bearer"));
        return request.Location(members);
    }

    /// <exception cref="Contracts.CognitoException">invalid_grant.</exception>
    public async Task<(IssuedTokens Tokens, string RefreshToken)> Redeem(ClientEntry entry, string code, string redirectUri, string? verifier, CancellationToken cancellation)
    {
        var hash = Hash(code);
        var now = clock.GetUtcNow();
        var stored = await db.AuthorizationCodes.AsNoTracking().FirstOrDefaultAsync(c => c.CodeHash == hash, cancellation);
        if (stored is null || stored.UserPoolId != entry.Pool.Id || stored.ClientId != entry.Client.ClientId) throw Errors.InvalidGrant();
        if (stored.ConsumedAt is not null) throw await Replayed(stored, cancellation);
        if (stored.ExpiresAt <= now || stored.RedirectUri != redirectUri || !Proves(verifier, stored.CodeChallenge)) throw Errors.InvalidGrant();
        var user = await users.FindByUsername(stored.UserPoolId, stored.Username, cancellation);
        if (user is null || !BrowserSessions.Holds(user, stored.AuthTime, stored.Methods) || !MayReadScopes(entry.Client, stored.Scope)) throw Errors.InvalidGrant();

        // The update and the family commit together: a second redemption that finds the code used also finds the family to revoke.
        var grant = new TokenGrant(entry, user, stored.AuthTime, stored.OriginJti, stored.Scope, stored.Nonce)
        {
            Resource = stored.Resource,
            Methods = stored.Methods,
            Source = TokenSource.HostedAuth,
            OriginSessionId = stored.OriginSessionId,
        };
        string refreshToken;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            var consumed = await db.AuthorizationCodes.Where(c => c.CodeHash == hash && c.ConsumedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.ConsumedAt, now), cancellation);
            if (consumed == 0)
            {
                await transaction.RollbackAsync(cancellation);
                throw await Replayed(stored, cancellation);
            }

            refreshToken = refreshTokens.Start(grant);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        await refreshTokens.Started(grant, cancellation);
        return (await issuer.Issue(grant, cancellation), refreshToken);
    }

    private string NewCode(AuthorizationRequest request, SignedInBrowser browser)
    {
        var code = StrictBase64Url.Encode(RandomNumberGenerator.GetBytes(32));
        db.AuthorizationCodes.Add(new AuthorizationCode
        {
            CodeHash = Hash(code),
            UserPoolId = browser.User.UserPoolId,
            ClientId = request.Entry.Client.ClientId,
            Username = browser.User.Username,
            RedirectUri = request.RedirectUri,
            Scope = request.Scope,
            Nonce = request.Parameters.Nonce,
            Resource = request.Parameters.Resource,
            CodeChallenge = request.Parameters.CodeChallenge,
            AuthTime = browser.AuthTime,
            Methods = browser.Methods,
            ExpiresAt = clock.GetUtcNow() + CodeLifetime,
            OriginJti = Guid.NewGuid().ToString(),
            OriginSessionId = browser.SessionId,
        });
        return code;
    }

    /// <summary>A code that comes twice was stolen, before or after its first use: the tokens of the first use die.</summary>
    private async Task<Exception> Replayed(AuthorizationCode code, CancellationToken cancellation)
    {
        await refreshTokens.RevokeFamily(code.UserPoolId, code.OriginJti, cancellation);
        return Errors.InvalidGrant();
    }

    /// <summary>A verifier is needed exactly when there was a challenge: one without the other is a downgrade or an injected code.</summary>
    private static bool Proves(string? verifier, string? challenge) =>
        challenge is null ? string.IsNullOrEmpty(verifier) : Pkce.Matches(verifier, challenge);

    private static bool MayReadScopes(UserPoolClient client, string scope)
    {
        var scopes = scope.Split(' ');
        return (!scopes.Contains("email") || AttributeRules.MayRead(client, "email")) && (!scopes.Contains("phone") || AttributeRules.MayRead(client, "phone_number"));
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
