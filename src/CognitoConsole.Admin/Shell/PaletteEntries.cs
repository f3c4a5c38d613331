using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Shell;

/// <summary>One line of the Ctrl-K palette. <paramref name="Kind"/> is the word on its right: Page, User pool, User …</summary>
public sealed record PaletteEntry(string Title, string Kind, string Url, string? Detail = null);

/// <summary>Where the palette looks. Register more with <c>AddScoped&lt;IPaletteSource, …&gt;()</c>; each answers with what the caller may see.</summary>
public interface IPaletteSource
{
    Task<IReadOnlyList<PaletteEntry>> Find(string text, string? poolId, Caller caller, CancellationToken cancellation);
}

/// <summary>The screens of the menu, those of the open pool first.</summary>
public sealed class PagePalette(CurrentUserPool current) : IPaletteSource
{
    public Task<IReadOnlyList<PaletteEntry>> Find(string text, string? poolId, Caller caller, CancellationToken cancellation)
    {
        var inPool = poolId is null ? [] : Entries(Navigation.UserPool(poolId), current.NameOf(poolId));
        IReadOnlyList<PaletteEntry> found = [.. inPool.Concat(Entries(Navigation.Top, null))
            .Where(e => Matches(e.Item, text)).Select(e => new PaletteEntry(e.Item.Title, "Page", e.Item.Url, e.Detail))];
        return Task.FromResult(found);

        static IEnumerable<(MenuItem Item, string? Detail)> Entries(IEnumerable<MenuGroup> groups, string? detail) =>
            groups.SelectMany(g => g.Items).Select(i => (i, detail));

        static bool Matches(MenuItem item, string text) =>
            item.Title.Contains(text, StringComparison.OrdinalIgnoreCase) || item.Keywords.Contains(text, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>User pools by name or id. Without text: those opened lately.</summary>
public sealed class UserPoolPalette(ICognito cognito, CurrentUserPool current) : IPaletteSource
{
    private const int Most = 8;

    public async Task<IReadOnlyList<PaletteEntry>> Find(string text, string? poolId, Caller caller, CancellationToken cancellation)
    {
        if (text.Length == 0) return [.. current.Recent.Select(p => Entry(p.Id, p.Name))];
        try
        {
            // ListUserPools has no filter: one page is what AWS's own console searches too.
            var page = await cognito.Invoke(new ListUserPoolsRequest { MaxResults = 60 }, caller, cancellation);
            return [.. (page.UserPools ?? [])
                .Where(p => Has(p.Name) || Has(p.Id)).Take(Most).Select(p => Entry(p.Id ?? "", p.Name ?? ""))];
        }
        catch (CognitoException)
        {
            return []; // not allowed to list pools: the palette has nothing to say about them
        }

        bool Has(string? value) => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
        static PaletteEntry Entry(string id, string name) => new(name, "User pool", ConsoleUrls.UserPool(id), id);
    }
}
