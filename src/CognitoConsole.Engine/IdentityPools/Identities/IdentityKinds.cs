using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>What an identity is, as lists and numbers tell them apart. One that has lost its logins is no guest.</summary>
public sealed record IdentityKind(bool IsGuest, bool IsDisabled)
{
    public static IdentityKind Of(Identity identity) => new(identity.IsGuest, identity.IsDisabled);
}

/// <summary>The identities of a pool, kind by kind and each in the order of ids: every kind is one range of an index, which holds nothing else.</summary>
public sealed class IdentityKinds(CognitoDbContext db)
{
    /// <summary>Those with logins first, then guests.</summary>
    public static readonly IReadOnlyList<IdentityKind> All = [new(false, false), new(false, true), new(true, false), new(true, true)];

    /// <summary>The last one of a page.</summary>
    public sealed record Position(IdentityKind Kind, string Id);

    /// <param name="state">Authenticated, Guest or Disabled; null for all.</param>
    public static IReadOnlyList<IdentityKind> Of(string? state) => state switch
    {
        null => All,
        "Disabled" => [.. All.Where(k => k.IsDisabled)],
        _ => [.. All.Where(k => !k.IsDisabled && k.IsGuest == (state == "Guest"))],
    };

    /// <summary>Those of a state, as <see cref="Of"/> has it, where another condition finds them.</summary>
    public static IQueryable<Identity> In(IQueryable<Identity> identities, string? state)
    {
        var isGuest = state == "Guest";
        return state switch
        {
            null => identities,
            "Disabled" => identities.Where(i => i.IsDisabled),
            _ => identities.Where(i => !i.IsDisabled && i.IsGuest == isGuest),
        };
    }

    /// <param name="kinds">In the order of <see cref="All"/>.</param>
    /// <param name="beginning">Of their ids; null for all.</param>
    /// <param name="except">Ids that have been shown already.</param>
    public async Task<List<Identity>> Read(
        string poolId, IEnumerable<IdentityKind> kinds, Position? after, int most, CancellationToken cancellation, string? beginning = null, IReadOnlyCollection<string>? except = null)
    {
        var read = new List<Identity>();
        foreach (var kind in kinds.SkipWhile(k => after is not null && k != after.Kind))
        {
            var range = db.Identities.AsNoTracking().Where(i => i.IdentityPoolId == poolId && i.IsGuest == kind.IsGuest && i.IsDisabled == kind.IsDisabled);
            if (kind == after?.Kind) range = range.Where(i => string.Compare(i.IdentityId, after.Id) > 0);
            else if (beginning is not null) range = range.Where(i => string.Compare(i.IdentityId, beginning) >= 0);
            if (beginning is not null && KeyRange.After(beginning) is { } end) range = range.Where(i => string.Compare(i.IdentityId, end) < 0);
            if (except is { Count: > 0 }) range = range.Where(i => !except.Contains(i.IdentityId));
            read.AddRange(await range.OrderBy(i => i.IdentityId).Take(most - read.Count).ToListAsync(cancellation));
            if (read.Count == most) break;
        }

        return read;
    }
}
