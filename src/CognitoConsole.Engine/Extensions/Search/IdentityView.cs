using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Shows identities with their logins and, where a user pool of this server is the provider, the users behind them.</summary>
internal sealed class IdentityView(CognitoDbContext db, IdentityDirectory directory, EngineOptions options)
{
    /// <summary>What identities are now, without the rest.</summary>
    public async Task<Dictionary<string, string>> StatesOf(IReadOnlyCollection<Identity> identities, CancellationToken cancellation)
    {
        if (identities.Count == 0) return [];
        var logins = await directory.LoginsOf([.. identities.Select(i => i.IdentityId)], cancellation);
        return identities.ToDictionary(i => i.IdentityId, i => StateOf(i, logins.Contains(i.IdentityId)));
    }

    private static string StateOf(Identity identity, bool hasLogins) => identity.IsDisabled ? "Disabled" : identity.IsGuest ? "Guest" : hasLogins ? "Authenticated" : "NoLogins";

    public async Task<IReadOnlyList<IdentityType>> Show(IReadOnlyList<Identity> identities, CancellationToken cancellation)
    {
        var logins = await directory.LoginsOf([.. identities.Select(i => i.IdentityId)], cancellation);
        var users = await UsersOf([.. logins.SelectMany(l => l)], cancellation);
        return [.. identities.Select(i => new IdentityType
        {
            IdentityId = i.IdentityId,
            IdentityPoolId = i.IdentityPoolId,
            State = StateOf(i, logins[i.IdentityId].Any()),
            IsGuest = i.IsGuest,
            MergedInto = i.MergedInto,
            CreationDate = i.CreationDate,
            LastModifiedDate = i.LastModifiedDate,
            LastSeenDate = i.LastSeenAt,
            Logins = [.. logins[i.IdentityId].Select(l => new IdentityLoginType
            {
                Provider = l.Provider,
                Subject = l.Subject,
                LinkedDate = l.LinkedAt,
                Email = l.Email,
                UserPoolId = users.TryGetValue((l.Provider, l.Subject), out var user) ? user.UserPoolId : null,
                Username = user.Username,
            })],
        })];
    }

    private async Task<Dictionary<(string Provider, string Subject), (string? UserPoolId, string? Username)>> UsersOf(List<IdentityLogin> logins, CancellationToken cancellation)
    {
        var users = new Dictionary<(string, string), (string?, string?)>();
        foreach (var group in logins.GroupBy(l => l.Provider))
        {
            if (ProviderNames.UserPoolId(group.Key, options) is not { } userPoolId) continue;
            var subs = group.Select(l => l.Subject).ToList();
            var rows = await db.UserAttributes.AsNoTracking().Where(a => a.UserPoolId == userPoolId && a.Name == "sub" && subs.Contains(a.Value)).Select(a => new { a.Value, a.Username }).ToListAsync(cancellation);
            foreach (var row in rows) users[(group.Key, row.Value)] = (userPoolId, row.Username);
        }

        return users;
    }
}
