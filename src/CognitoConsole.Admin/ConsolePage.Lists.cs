using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin;

/// <summary>Lists that a screen needs as a whole: to choose from, and to name what is in them. They come in pages, and all pages are read.</summary>
public abstract partial class ConsolePage
{
    /// <returns>Null when a page was refused: half a list would hide the rest.</returns>
    protected static async Task<List<T>?> Every<T>(Func<string?, Task<(IReadOnlyList<T>? Items, string? NextToken)?>> page)
    {
        var all = new List<T>();
        string? token = null;
        do
        {
            if (await page(token) is not var (items, next)) return null;
            all.AddRange(items ?? []);
            token = next;
        }
        while (token is not null);
        return all;
    }

    /// <summary>A pool has a thousand at most, unless its quota was raised.</summary>
    protected async Task<IReadOnlyList<UserPoolClientDescription>?> EveryAppClient(string poolId)
    {
        var clients = await Every<UserPoolClientDescription>(async token =>
            await Send(new ListUserPoolClientsRequest { UserPoolId = poolId, MaxResults = 60, NextToken = token }) is { } page ? (page.UserPoolClients, page.NextToken) : null);
        return clients is null ? null : [.. clients.OrderBy(c => c.ClientName, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.ClientId, StringComparer.Ordinal)];
    }

    /// <summary>To choose one. Those that share a name are told apart by their ids.</summary>
    protected async Task<IReadOnlyList<Choice<string>>?> AppClientChoices(string poolId)
    {
        if (await EveryAppClient(poolId) is not { } clients) return null;
        var shared = clients.GroupBy(c => c.ClientName).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet();
        return [.. clients.Select(c => new Choice<string>(c.ClientId!, c.ClientName is null ? c.ClientId! : shared.Contains(c.ClientName) ? $"{c.ClientName} ({c.ClientId})" : c.ClientName))];
    }

    protected async Task<IReadOnlyList<FunctionType>?> EveryFunction() =>
        await Every<FunctionType>(async token => await Send(new ListFunctionsRequest { MaxResults = 100, NextToken = token }) is { } page ? (page.Functions, page.NextToken) : null);
}
