using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.Sync;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>
/// Which identity proven logins belong to: finds it, makes it, links new logins to it, merges two that turn out to be one. Noted in the ledger
/// and not saved yet, except by <see cref="Resolve"/>'s own attempts when another request was faster.
/// </summary>
public sealed class IdentityLinks(CognitoDbContext db, IdentityLedger ledger, MergedDatasets datasets, TimeProvider clock)
{
    private const int Attempts = 4;

    /// <summary>Logins of one identity, over all developer ids: AWS's limit for merging.</summary>
    private const int MaxLogins = 20;

    /// <summary>Finds or makes the identity, lets <paramref name="then"/> note what it is used for, and saves. Repeated when another request interferes.</summary>
    /// <param name="asked">The identity that the request names; null for GetId.</param>
    /// <param name="provenByCaller">The named identity needs no further proof: the developer's signature is one.</param>
    public async Task<Identity> Resolve(IdentityPool pool, string? asked, IReadOnlyList<ProvenLogin> logins, Func<Identity, Task> then, CancellationToken cancellation, bool provenByCaller = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var identity = asked is null && logins.Count == 0 ? Guest(pool) : await Find(pool, asked, logins, provenByCaller, cancellation);
                await then(identity);
                await ledger.Save(cancellation);
                return identity;
            }
            catch (DbUpdateException race) when (attempt < Attempts && race.IsRace())
            {
                // Somebody linked the same login, or changed or deleted the same identity, in the same moment: what they made is found now.
                ledger.Clear();
            }
        }
    }

    /// <summary>The name under which a use is counted.</summary>
    public static string CountedAs(IReadOnlyList<ProvenLogin> logins) => logins.Count == 0 ? IdentityEvent.Unauthenticated : logins[0].Provider;

    private Identity Guest(IdentityPool pool)
    {
        if (!pool.AllowUnauthenticatedIdentities) throw Errors.NoGuests();
        return Add(pool, isGuest: true, IdentityEvent.Unauthenticated);
    }

    private async Task<Identity> Find(IdentityPool pool, string? asked, IReadOnlyList<ProvenLogin> logins, bool provenByCaller, CancellationToken cancellation)
    {
        var rows = await RowsOf(pool.Id, logins, cancellation);
        foreach (var login in logins) await DemandStillLinked(login, rows, cancellation);
        var ids = rows.Select(r => r.IdentityId).Append(asked).OfType<string>().Distinct().ToList();
        var identities = await db.Identities.Where(i => ids.Contains(i.IdentityId)).ToListAsync(cancellation);
        var named = asked is null ? null : identities.FirstOrDefault(i => i.IdentityId == asked && i.IdentityPoolId == pool.Id) ?? throw Errors.IdentityNotFound(asked);
        if (identities.FirstOrDefault(i => i.IsDisabled) is { } disabled) throw Errors.IdentityDisabled(disabled.IdentityId);
        if (named is not null && !provenByCaller) DemandProof(pool, named, logins, rows);

        foreach (var row in rows) Refresh(row, logins);
        var owner = Owner(named, identities) ?? Add(pool, isGuest: false, CountedAs(logins));
        if (logins.Count == 0) return owner;
        await Merge(pool, owner, [.. identities.Where(i => i != owner)], logins, rows, cancellation);
        return owner;
    }

    private async Task<List<IdentityLogin>> RowsOf(string poolId, IReadOnlyList<ProvenLogin> logins, CancellationToken cancellation)
    {
        var rows = new List<IdentityLogin>();
        foreach (var login in logins)
        {
            var (provider, key) = (login.Provider, IdentityDirectory.KeyOf(login.Subject));
            if (await db.IdentityLogins.FirstOrDefaultAsync(l => l.IdentityPoolId == poolId && l.Provider == provider && l.SubjectKey == key, cancellation) is { } row) rows.Add(row);
        }

        return rows;
    }

    /// <summary>A token outlives what it says, up to a day: of a login that was unlinked since, given to another identity, or deleted, it proves nothing.</summary>
    private async Task DemandStillLinked(ProvenLogin login, List<IdentityLogin> rows, CancellationToken cancellation)
    {
        if (login.OnlyFor is not { } identityId) return;
        var owner = rows.FirstOrDefault(r => r.Provider == login.Provider && r.Subject == login.Subject)?.IdentityId ?? throw Errors.LoginsDoNotMatch();
        while (identityId != owner)
            identityId = await db.Identities.Where(i => i.IdentityId == identityId).Select(i => i.MergedInto).FirstOrDefaultAsync(cancellation) ?? throw Errors.LoginsDoNotMatch();
    }

    /// <summary>People change their address at a provider; the newest token that names one is right.</summary>
    private static void Refresh(IdentityLogin row, IReadOnlyList<ProvenLogin> logins)
    {
        if (logins.First(l => l.Provider == row.Provider && l.Subject == row.Subject).Email is { } email) row.Email = email;
    }

    /// <summary>A guest's id is all the proof there is for a guest; everybody else shows one of the identity's logins.</summary>
    private static void DemandProof(IdentityPool pool, Identity named, IReadOnlyList<ProvenLogin> logins, List<IdentityLogin> rows)
    {
        if (named.IsGuest)
        {
            if (logins.Count == 0 && !pool.AllowUnauthenticatedIdentities) throw Errors.NoGuests();
            return;
        }

        if (rows.All(r => r.IdentityId != named.IdentityId)) throw Errors.LoginsDoNotMatch();
    }

    /// <summary>The named identity, unless it is a guest whose login already has an identity; else the oldest.</summary>
    private static Identity? Owner(Identity? named, List<Identity> identities)
    {
        if (named is { IsGuest: false }) return named;
        var oldest = identities.Where(i => !i.IsGuest).OrderBy(i => i.CreationDate).ThenBy(i => i.IdentityId, StringComparer.Ordinal).FirstOrDefault();
        return oldest ?? named;
    }

    /// <summary>Makes one identity of several; the others stay behind, disabled.</summary>
    public Task Merge(IdentityPool pool, Identity owner, List<Identity> others, CancellationToken cancellation) => Merge(pool, owner, others, [], [], cancellation);

    private async Task Merge(IdentityPool pool, Identity owner, List<Identity> others, IReadOnlyList<ProvenLogin> logins, List<IdentityLogin> rows, CancellationToken cancellation)
    {
        var fresh = logins.Where(l => rows.All(r => r.Provider != l.Provider || r.Subject != l.Subject)).ToList();
        if (fresh.Count == 0 && others.Count == 0) return;

        var members = others.Select(o => o.IdentityId).Append(owner.IdentityId).ToList();
        var all = await db.IdentityLogins.Where(l => members.Contains(l.IdentityId)).ToListAsync(cancellation);
        DemandCompatible(pool, all, fresh);
        foreach (var login in all.Where(l => l.IdentityId != owner.IdentityId)) login.IdentityId = owner.IdentityId;
        foreach (var other in others) MergeInto(other, owner);
        if (others.Count > 0) ledger.Afterwards(c => datasets.Move([.. others.Select(o => o.IdentityId)], owner, c));
        foreach (var login in fresh) Link(owner, login);
        Touch(owner);
    }

    private static void DemandCompatible(IdentityPool pool, List<IdentityLogin> linked, List<ProvenLogin> fresh)
    {
        var logins = linked.Select(l => (l.Provider, l.Subject)).Concat(fresh.Select(f => (f.Provider, f.Subject))).Distinct().ToList();
        if (logins.GroupBy(l => l.Provider).FirstOrDefault(g => g.Key != pool.DeveloperProviderName && g.Count() > 1) is { } twice)
            throw Errors.ResourceConflict($"Logins conflict: the identity is already linked to another login of {twice.Key}.");
        if (logins.Count > MaxLogins) throw Errors.ResourceConflict($"An identity has at most {MaxLogins} logins.");
    }

    /// <summary>The merged identity keeps its row, so that whoever still holds its id is told what became of it.</summary>
    private void MergeInto(Identity other, Identity owner)
    {
        ledger.Change(other, -1);
        other.IsDisabled = true;
        other.MergedInto = owner.IdentityId;
        Touch(other);
        ledger.Change(other, +1);
    }

    private void Link(Identity identity, ProvenLogin login)
    {
        if (identity.IsGuest)
        {
            ledger.Change(identity, -1);
            identity.IsGuest = false;
            ledger.Change(identity, +1);
        }

        db.IdentityLogins.Add(new IdentityLogin
        {
            IdentityPoolId = identity.IdentityPoolId,
            Provider = login.Provider,
            SubjectKey = IdentityDirectory.KeyOf(login.Subject),
            Subject = login.Subject,
            IdentityId = identity.IdentityId,
            Email = login.Email,
            LinkedAt = clock.GetUtcNow(),
        });
        ledger.Logins(identity.IdentityPoolId, login.Provider, +1);
    }

    private void Touch(Identity identity) => identity.LastModifiedDate = clock.GetUtcNow();

    private Identity Add(IdentityPool pool, bool isGuest, string countedAs)
    {
        var now = clock.GetUtcNow();
        var identity = new Identity
        {
            IdentityId = $"{pool.Region}:{Guid.NewGuid()}",
            IdentityPoolId = pool.Id,
            IsGuest = isGuest,
            CreationDate = now,
            LastModifiedDate = now,
            LastSeenAt = now,
        };
        db.Identities.Add(identity);
        ledger.Created(identity, countedAs);
        return identity;
    }
}
