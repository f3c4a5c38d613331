namespace CognitoConsole.Admin.Kit;

/// <summary>One step of the way up.</summary>
public sealed record Crumb(string Text, string Url)
{
    public static IReadOnlyList<Crumb> UserPools() => [new("User pools", ConsoleUrls.UserPools())];

    public static IReadOnlyList<Crumb> UserPool(string poolId, string poolName) => [.. UserPools(), new(poolName, ConsoleUrls.UserPool(poolId))];

    public static IReadOnlyList<Crumb> UserPool(string poolId, string poolName, string text, string url) => [.. UserPool(poolId, poolName), new(text, url)];

    public static IReadOnlyList<Crumb> IdentityPools() => [new("Identity pools", ConsoleUrls.IdentityPools())];

    public static IReadOnlyList<Crumb> IdentityPool(string poolId, string poolName) => [.. IdentityPools(), new(poolName, ConsoleUrls.IdentityPool(poolId))];

    public static IReadOnlyList<Crumb> IdentityPool(string poolId, string poolName, string text, string url) => [.. IdentityPool(poolId, poolName), new(text, url)];
}
