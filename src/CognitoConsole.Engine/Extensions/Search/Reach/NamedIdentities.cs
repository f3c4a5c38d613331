using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>The identities whose ids a question names: an id in a resource says nothing of whether somebody has it, and how he comes.</summary>
/// <param name="IsStated">It was entered whose request it is, and not only what it is about.</param>
internal sealed record NamedIdentity(string IdentityId, bool IsStated)
{
    /// <summary>Of the pool that was asked about.</summary>
    public bool Exists { get; init; }
    public bool IsGuest { get; init; }
    public bool IsDisabled { get; init; }
    public IReadOnlyList<string> Providers { get; init; } = [];

    /// <summary>Why it does not come so, as <see cref="IdentityReach.Caveat"/> has it; null: it does.</summary>
    public string? Caveat(ReachLogin login) =>
        !Exists ? IdentityReach.NoSuchIdentity
        : IsDisabled ? IdentityReach.Disabled
        : login.IsGuest ? (IsGuest ? null : IdentityReach.NotAGuest)
        : Providers.Contains(login.Name) ? null
        // Only a developer's back end can give a login to an identity that has lost all.
        : !IsGuest && Providers.Count == 0 && !login.IsDeveloper ? IdentityReach.NoLogins
        : IdentityReach.AfterSignIn;
}

internal sealed class NamedIdentities(CognitoDbContext db)
{
    /// <summary>In the order given, by one statement.</summary>
    public async Task<IReadOnlyList<NamedIdentity>> Of(string poolId, IReadOnlyList<(string Id, bool IsStated)> named, CancellationToken cancellation)
    {
        if (named.Count == 0) return [];
        var ids = named.Select(n => n.Id).ToList();
        var found = await db.Identities.AsNoTracking().Where(i => ids.Contains(i.IdentityId) && i.IdentityPoolId == poolId)
            .Select(i => new { i.IdentityId, i.IsGuest, i.IsDisabled, Providers = db.IdentityLogins.Where(l => l.IdentityId == i.IdentityId).Select(l => l.Provider).ToList() })
            .ToDictionaryAsync(i => i.IdentityId, cancellation);
        return [.. named.Select(n => found.TryGetValue(n.Id, out var identity)
            ? new NamedIdentity(n.Id, n.IsStated) { Exists = true, IsGuest = identity.IsGuest, IsDisabled = identity.IsDisabled, Providers = identity.Providers }
            : new NamedIdentity(n.Id, n.IsStated))];
    }
}
