using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>The logins of an identity as a token would prove them: of a local user with his attributes, groups and roles of today, of others with their subject.</summary>
internal sealed class StoredLogins(CognitoDbContext db, UserDirectory users, EngineOptions options)
{
    /// <param name="clientId">App client that the token of a user pool would be for; null: the pool's first of that user pool.</param>
    public async Task<IReadOnlyList<ProvenLogin>> Of(IdentityPool pool, IEnumerable<IdentityLogin> logins, string? clientId, CancellationToken cancellation)
    {
        var proven = new List<ProvenLogin>();
        foreach (var login in logins) proven.Add(await Of(pool, login, clientId, cancellation));
        return proven;
    }

    private async Task<ProvenLogin> Of(IdentityPool pool, IdentityLogin login, string? clientId, CancellationToken cancellation)
    {
        if (login.Provider == pool.DeveloperProviderName) return DeveloperLogins.Of(pool, login.Subject, tags: null);
        if (ProviderNames.UserPoolId(login.Provider, options) is not { } userPoolId)
        {
            var key = pool.OpenIdConnectProviderARNs.FirstOrDefault(a => ProviderNames.IssuerOf(a) == login.Provider) ?? login.Provider;
            var isSaml = pool.SamlProviderARNs.Contains(login.Provider);
            var claims = isSaml ? SamlLogins.OfSubject(login.Subject) : new Dictionary<string, string[]> { ["sub"] = [login.Subject] };
            return new ProvenLogin(login.Provider, login.Subject, claims) { RoleMappingKey = key, TagMapKey = key, IsForEnhancedFlow = isSaml, Amr = [login.Provider] };
        }

        var clients = pool.CognitoIdentityProviders.Where(p => ProviderNames.UserPoolId(p.ProviderName!, options) == userPoolId).Select(p => p.ClientId).ToList();
        var arn = clients.Count == 0 ? ProviderNames.OpenIdConnectArnOf(pool, userPoolId, options) : null;
        if (arn is not null) clients = [.. await OpenIdLogins.ClientIds(db, arn, cancellation)];
        var client = clients.Contains(clientId) ? clientId : clients.FirstOrDefault();
        var username = await db.UserAttributes.Where(a => a.UserPoolId == userPoolId && a.Name == "sub" && a.Value == login.Subject).Select(a => a.Username).FirstOrDefaultAsync(cancellation);
        var user = username is null ? null : await users.FindByUsername(userPoolId, username, cancellation);
        return new ProvenLogin(login.Provider, login.Subject, await Claims(userPoolId, user, login.Subject, client, cancellation))
        {
            RoleMappingKey = arn ?? $"{login.Provider}:{client}",
            TagMapKey = arn ?? login.Provider,
            Amr = [login.Provider, arn is null ? $"{login.Provider}:CognitoSignIn:{login.Subject}" : $"{login.Provider}:{client}:{login.Subject}"],
        };
    }

    private async Task<Dictionary<string, string[]>> Claims(string userPoolId, CognitoUser? user, string subject, string? client, CancellationToken cancellation)
    {
        var claims = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["sub"] = [subject] };
        if (client is not null) claims["aud"] = [client];
        if (user is null) return claims;
        foreach (var (name, value) in user.Attributes) claims[name] = [value];
        claims["cognito:username"] = [user.Username];
        var groups = await (
            from m in db.GroupMembers
            where m.UserPoolId == userPoolId && m.Username == user.Username
            join g in db.Groups on new { m.UserPoolId, m.GroupName } equals new { g.UserPoolId, g.GroupName }
            select g).AsNoTracking().ToListAsync(cancellation);
        if (groups.Count > 0) claims["cognito:groups"] = [.. groups.OrderBy(g => g.Precedence ?? int.MaxValue).Select(g => g.GroupName)];
        var roles = groups.Where(g => g.RoleArn is not null).OrderBy(g => g.Precedence ?? int.MaxValue).ToList();
        if (roles.Count == 0) return claims;
        claims["cognito:roles"] = [.. roles.Select(g => g.RoleArn!).Distinct()];
        if (roles.Where(g => g.Precedence == roles[0].Precedence).Select(g => g.RoleArn).Distinct().Count() == 1) claims["cognito:preferred_role"] = [roles[0].RoleArn!];
        return claims;
    }
}
