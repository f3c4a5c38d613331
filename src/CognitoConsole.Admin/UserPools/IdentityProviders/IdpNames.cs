using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

internal static class IdpNames
{
    /// <summary>All providers of a pool, which are 300 at most; null when refused.</summary>
    public static async Task<IReadOnlyList<ProviderDescription>?> Read(string poolId, Func<ListIdentityProvidersRequest, Task<ListIdentityProvidersResponse?>> send)
    {
        var all = new List<ProviderDescription>();
        string? token = null;
        do
        {
            if (await send(new ListIdentityProvidersRequest { UserPoolId = poolId, MaxResults = 50, NextToken = token }) is not { } page) return null;
            all.AddRange(page.Providers);
            token = page.NextToken;
        }
        while (token is not null);
        return all;
    }
}
