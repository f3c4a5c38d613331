using System.Text.RegularExpressions;
using CognitoConsole.Admin.IdentityPools;
using CognitoConsole.Admin.UserPools;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Shell;

/// <summary>One line of the Ctrl-K palette. <paramref name="Kind"/> is the word on its right: Page, User pool, User …</summary>
/// <param name="Does">What console.js does with the address instead of opening it: <c>download</c>, or <c>theme</c>, which needs none.</param>
public sealed record PaletteEntry(string Title, string Kind, string Url, string? Detail = null, string? Does = null)
{
    /// <summary>It does not bear the text, but has to do with it. It stands behind all that bear it.</summary>
    public bool IsRelated { get; init; }
}

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
            .Where(e => Matches(e.Item, text)).Select(e => new PaletteEntry(e.Item.Title, "Page", e.Item.Url, e.Detail) { IsRelated = !Named(e.Item, text) })];
        return Task.FromResult(found);

        static IEnumerable<(MenuItem Item, string? Detail)> Entries(IEnumerable<MenuGroup> groups, string? detail) =>
            groups.SelectMany(g => g.Items).Select(i => (i, detail));

        static bool Named(MenuItem item, string text) => item.Title.Contains(text, StringComparison.OrdinalIgnoreCase);

        static bool Matches(MenuItem item, string text) =>
            Named(item, text) || item.Keywords.Contains(text, StringComparison.OrdinalIgnoreCase);
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
            var page = await cognito.Invoke(new SearchUserPoolsRequest { Text = text, MaxResults = Most }, caller, cancellation);
            return [.. page.UserPools.Select(p => Entry(p.UserPoolId, p.Name))];
        }
        catch (CognitoException)
        {
            return []; // not allowed to search pools: the palette has nothing to say about them
        }

        static PaletteEntry Entry(string id, string name) => new(name, "User pool", ConsoleUrls.UserPool(id), id);
    }
}

/// <summary>Identity pools by name or id. Without text: those opened lately.</summary>
public sealed class IdentityPoolPalette(ICognito cognito, CurrentIdentityPool current) : IPaletteSource
{
    private const int Most = 8;

    public async Task<IReadOnlyList<PaletteEntry>> Find(string text, string? poolId, Caller caller, CancellationToken cancellation)
    {
        if (text.Length == 0) return [.. current.Recent.Select(p => Entry(p.Id, p.Name))];
        try
        {
            var page = await cognito.Invoke(new ListIdentityPoolTotalsRequest { Text = text, MaxResults = Most }, caller, cancellation);
            return [.. page.IdentityPools.Select(p => Entry(p.IdentityPoolId, p.IdentityPoolName))];
        }
        catch (CognitoException)
        {
            return [];
        }

        static PaletteEntry Entry(string id, string name) => new(name, "Identity pool", ConsoleUrls.IdentityPool(id), id);
    }
}

/// <summary>Identities of all pools by their id or its beginning.</summary>
public sealed partial class IdentityPalette(ICognito cognito) : IPaletteSource
{
    private const int Most = 5;

    /// <summary>Without a region, as much of the GUID as no word has by chance: <c>feed</c> is a word.</summary>
    private const int Shortest = 8;

    public async Task<IReadOnlyList<PaletteEntry>> Find(string text, string? poolId, Caller caller, CancellationToken cancellation)
    {
        if (text.Length < Shortest || !IdText().IsMatch(text)) return [];
        try
        {
            var found = await cognito.Invoke(new SearchIdentityIdsRequest { IdentityIdPrefix = text, MaxResults = Most }, caller, cancellation);
            return [.. found.Identities.Select(i => Entry(i.IdentityPoolId, i.IdentityId, $"{i.IdentityPoolName} · {IdentityState.TextOf(i.State)}"))];
        }
        catch (CognitoException)
        {
            return await Exactly(text, caller, cancellation);
        }
    }

    /// <summary>Who may see some pools only cannot search them all; one identity is decided on its own pool.</summary>
    private async Task<IReadOnlyList<PaletteEntry>> Exactly(string id, Caller caller, CancellationToken cancellation)
    {
        try
        {
            var found = (await cognito.Invoke(new GetIdentityRequest { IdentityId = id }, caller, cancellation)).Identity;
            return [Entry(found.IdentityPoolId, found.IdentityId, IdentityState.TextOf(found.State))];
        }
        catch (CognitoException)
        {
            return [];
        }
    }

    private static PaletteEntry Entry(string poolId, string id, string detail) => new(id, "Identity", ConsoleUrls.Identity(poolId, id), detail);

    [GeneratedRegex(@"\A(?:[a-z]{2,}(?:-[a-z0-9]+)+:)?[0-9a-fA-F-]{1,36}\z")]
    private static partial Regex IdText();
}

/// <summary>App clients of the open pool by name or id, and its users by the beginning of user name or email address.</summary>
public sealed class InsidePoolPalette(ICognito cognito) : IPaletteSource
{
    private const int Most = 5;

    public async Task<IReadOnlyList<PaletteEntry>> Find(string text, string? poolId, Caller caller, CancellationToken cancellation)
    {
        if (poolId is null || text.Length < 2) return [];
        return [.. await Clients(text, poolId, caller, cancellation), .. await Users(text, poolId, caller, cancellation)];
    }

    private async Task<IEnumerable<PaletteEntry>> Clients(string text, string poolId, Caller caller, CancellationToken cancellation)
    {
        try
        {
            var found = new List<UserPoolClientDescription>();
            string? token = null;
            do
            {
                var page = await cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = poolId, MaxResults = 60, NextToken = token }, caller, cancellation);
                found.AddRange((page.UserPoolClients ?? []).Where(c => Has(c.ClientName) || Has(c.ClientId)));
                token = page.NextToken;
            }
            while (token is not null && found.Count < Most);
            return found.Take(Most).Select(c => new PaletteEntry(c.ClientName ?? "", "App client", ConsoleUrls.AppClient(poolId, c.ClientId ?? ""), c.ClientId));
        }
        catch (CognitoException)
        {
            return [];
        }

        bool Has(string? value) => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
    }

    private async Task<IEnumerable<PaletteEntry>> Users(string text, string poolId, Caller caller, CancellationToken cancellation)
    {
        try
        {
            var filter = new UserFilter(text.Contains('@', StringComparison.Ordinal) ? "email" : "username", UserFilter.StartsWith, text).ToString();
            var page = await cognito.Invoke(new ListUsersRequest { UserPoolId = poolId, Filter = filter, Limit = Most }, caller, cancellation);
            return (page.Users ?? []).Select(u => new PaletteEntry(u.Username ?? "", "User", ConsoleUrls.User(poolId, u.Username ?? ""), UserAttributeText.Of(u.Attributes, "email")));
        }
        catch (CognitoException)
        {
            return [];
        }
    }
}
