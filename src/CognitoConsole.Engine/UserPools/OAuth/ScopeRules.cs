using CognitoConsole.Data;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Which scopes a request gets: a subset of the client's, and custom ones only while they exist.</summary>
public sealed class ScopeRules(CognitoDbContext db)
{
    private static readonly string[] NeedOpenId = ["email", "phone", "profile"];

    /// <summary>For a person: what was asked for, or all that the client may have. Null: invalid_scope.</summary>
    public async Task<string?> ForUser(ClientEntry entry, string? requested, CancellationToken cancellation)
    {
        var scopes = await Resolve(entry, requested, entry.Client.AllowedOAuthScopes, cancellation);
        return scopes is null || scopes.Any(NeedOpenId.Contains) && !scopes.Contains("openid") ? null : string.Join(' ', scopes);
    }

    /// <summary>For a machine: custom scopes only. Null: invalid_scope.</summary>
    public async Task<string?> ForClient(ClientEntry entry, string? requested, CancellationToken cancellation)
    {
        var scopes = await Resolve(entry, requested, [.. entry.Client.AllowedOAuthScopes.Where(IsCustom)], cancellation);
        return scopes is null ? null : string.Join(' ', scopes);
    }

    private async Task<List<string>?> Resolve(ClientEntry entry, string? requested, IReadOnlyList<string> allowed, CancellationToken cancellation)
    {
        var asked = requested?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList() ?? [];
        if (asked.Except(allowed, StringComparer.Ordinal).Any()) return null;
        var scopes = asked.Count > 0 ? asked : [.. allowed];
        if (scopes.Any(IsCustom))
        {
            var existing = await CustomScopes.Of(entry.Pool, entry.Client.ClientType, db, cancellation);
            if (asked.Any(s => IsCustom(s) && !existing.Contains(s))) return null;
            scopes.RemoveAll(s => IsCustom(s) && !existing.Contains(s));
        }

        return scopes.Count == 0 ? null : scopes;
    }

    private static bool IsCustom(string scope) => scope.Contains('/', StringComparison.Ordinal);
}
