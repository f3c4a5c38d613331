using CognitoConsole.Admin.UserPools;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Shell;

/// <summary>
/// Users of whatever pool by what a caller can name or a log holds: email address (as far as it is typed, once it has an @ and a letter behind
/// it) or sub. Looked at are the pools opened lately and the oldest of the others.
/// </summary>
public sealed class PersonPalette(ICognito cognito, CurrentUserPool current) : IPaletteSource
{
    private const int Most = 5;
    private const int Pools = 20;

    public async Task<IReadOnlyList<PaletteEntry>> Find(string text, string? poolId, Caller caller, CancellationToken cancellation)
    {
        var isSub = Guid.TryParseExact(text, "D", out _);
        if (!isSub && text.IndexOf('@', StringComparison.Ordinal) is var at && (at < 1 || at == text.Length - 1)) return [];
        var filter = isSub ? new UserFilter("sub", UserFilter.Exactly, text) : new UserFilter("email", UserFilter.StartsWith, text);
        var found = new List<PaletteEntry>();
        foreach (var (id, name) in await Around(caller, cancellation))
        {
            // Addresses in the open pool are found by the palette of what is inside it.
            if (id == poolId && !isSub) continue;
            found.AddRange(await In(id, name, filter, caller, cancellation));
            if (found.Count >= Most) break;
        }

        return [.. found.Take(Most)];
    }

    private async Task<IEnumerable<(string Id, string Name)>> Around(Caller caller, CancellationToken cancellation)
    {
        try
        {
            var page = await cognito.Invoke(new SearchUserPoolsRequest { MaxResults = Pools }, caller, cancellation);
            return current.Recent.Concat(page.UserPools.Select(p => (p.UserPoolId, p.Name))).DistinctBy(p => p.Item1);
        }
        catch (CognitoException)
        {
            return current.Recent;
        }
    }

    private async Task<IEnumerable<PaletteEntry>> In(string poolId, string poolName, UserFilter filter, Caller caller, CancellationToken cancellation)
    {
        try
        {
            var page = await cognito.Invoke(new ListUsersRequest { UserPoolId = poolId, Filter = filter.ToString(), Limit = Most }, caller, cancellation);
            return (page.Users ?? []).Select(u => new PaletteEntry(u.Username!, "User", ConsoleUrls.User(poolId, u.Username!), string.Join(" · ", new[] { UserAttributeText.Of(u.Attributes, "email"), poolName }.Where(t => !string.IsNullOrEmpty(t)))));
        }
        catch (CognitoException)
        {
            return []; // not allowed there, or gone
        }
    }
}
