using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;
using Row = CognitoConsole.Data.Sync.Dataset;

namespace CognitoConsole.Engine.Sync;

/// <summary>
/// Where identities become one, the datasets of the others go to it under names of their own (<c>prefs.us-east-1:…</c>): its devices find them in
/// MergedDatasetNames, take over what they want and delete them.
/// </summary>
public sealed class MergedDatasets(CognitoDbContext db)
{
    private const int NameLength = Row.NameLength;

    /// <summary>Within the transaction in which the identities' own rows have been changed, so that nobody adds a dataset meanwhile.</summary>
    public async Task Move(IReadOnlyCollection<string> from, Identity to, CancellationToken cancellation)
    {
        var datasets = await db.Datasets.Where(d => from.Contains(d.IdentityId)).OrderBy(d => d.DatasetName).ToListAsync(cancellation);
        if (datasets.Count == 0) return;
        // Those that were deleted are remembered for devices that will ask for another identity's from now on.
        db.Datasets.RemoveRange(datasets.Where(d => d.IsDeleted));
        var taken = (await db.Datasets.Where(d => d.IdentityId == to.IdentityId).Select(d => d.DatasetName).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        foreach (var dataset in datasets.Where(d => !d.IsDeleted))
        {
            // One that came by a merge itself has such a name already.
            var name = dataset.MergedFrom is null ? Name(dataset.DatasetName, dataset.IdentityId, "") : dataset.DatasetName;
            for (var again = 2; !taken.Add(name); again++) name = Name(dataset.DatasetName, dataset.IdentityId, $".{again}");
            dataset.MergedFrom ??= dataset.DatasetName;
            dataset.DatasetName = name;
            dataset.IdentityId = to.IdentityId;
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>A request can name it: the beginning of a long name has to do.</summary>
    private static string Name(string name, string identityId, string end)
    {
        var most = NameLength - identityId.Length - 1 - end.Length;
        return $"{(name.Length > most ? name[..most] : name)}.{identityId}{end}";
    }
}
